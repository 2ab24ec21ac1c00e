package dev.switchboard.lambda.packaged;

import dev.switchboard.lambda.permissions.AwsAccount;
import dev.switchboard.lambda.permissions.RolePolicy;
import dev.switchboard.lambda.permissions.RolePolicyReader;
import dev.switchboard.lambda.permissions.TemplateArns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version of the service as it is deployed: its zip, unpacked, and its {@code serverless.yml}.
 *
 * @param name distinguishes versions that run side by side; part of access key ids
 * @param folder the folder of the unpacked zip
 */
record Deployment(String name, Path folder, DeploymentFile file) {

  /** The account to which everything is deployed. The local gateway has the same. */
  static final AwsAccount ACCOUNT = new AwsAccount("aws", "us-east-1", "000000000000");

  /** The id of the WebSocket API. */
  static final String API = "localapi00";

  private static final Path ZIP = Path.of("app-lambda", "target", "switchboard-lambda.zip");

  /**
   * Unpacks a version.
   *
   * @param project the folder of the project in which {@code mvn package} has run
   * @param folder the folder into which the zip is unpacked
   */
  static Deployment unpack(String name, Path project, Path folder) throws IOException {
    Files.createDirectories(folder);
    PackagedFunction.unpack(project.resolve(ZIP), folder);
    return new Deployment(name, folder, DeploymentFile.read(project));
  }

  /** Replaces the access file that is packed into the function. */
  void haveAccessFile(String text) throws IOException {
    Files.writeString(folder.resolve("access.json"), text);
  }

  /** Returns the access key id of a function's credentials. */
  String accessKeyId(String function) {
    return "ASIA" + name + function;
  }

  /** Returns the policy of a function's role. */
  RolePolicy policy(String function) {
    return policy(file, function);
  }

  /** Returns the policy of each function's role. */
  static Map<String, RolePolicy> policies(DeploymentFile file) {
    Map<String, RolePolicy> policies = new TreeMap<>();
    file.functions().forEach(function -> policies.put(function, policy(file, function)));
    return policies;
  }

  private static RolePolicy policy(DeploymentFile file, String function) {
    return new RolePolicyReader(new TemplateArns(ACCOUNT, names(file)))
        .read(file.properties(file.role(function)));
  }

  /** Returns the names and ARNs that CloudFormation gives to the resources that policies name. */
  private static Map<String, String> names(DeploymentFile file) {
    Map<String, String> names = new HashMap<>();
    names.put("WebsocketsApi", API);
    for (String table : file.resources("AWS::DynamoDB::Table")) {
      names.put(table + ".Arn", ACCOUNT.arn("dynamodb", "table/" + file.deployedName(table)));
    }
    for (String queue : file.resources("AWS::SQS::Queue")) {
      names.put(queue + ".Arn", ACCOUNT.arn("sqs", file.deployedName(queue)));
    }
    for (String function : file.functions()) {
      names.put(logGroup(function), "/aws/lambda/" + function);
    }
    return names;
  }

  /** The framework names the log group of a function itself. */
  private static String logGroup(String function) {
    return Character.toUpperCase(function.charAt(0)) + function.substring(1) + "LogGroup";
  }
}
