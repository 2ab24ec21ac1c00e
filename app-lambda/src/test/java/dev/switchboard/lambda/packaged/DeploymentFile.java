package dev.switchboard.lambda.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The part of {@code serverless.yml} that defines how a function runs, and what it may do. */
final class DeploymentFile {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(param|self|sls):([\\w.]+)}");

  private final JsonNode content;

  private DeploymentFile(JsonNode content) {
    this.content = content;
  }

  /** Reads the file of a folder with the project. */
  static DeploymentFile read(Path project) throws IOException {
    return new DeploymentFile(
        new YAMLMapper().readTree(project.resolve("serverless.yml").toFile()));
  }

  /** Returns the names of all functions, in alphabetical order. */
  List<String> functions() {
    return content.required("functions").properties().stream()
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The class that Lambda calls. */
  String handler(String function) {
    return function(function).required("handler").asText();
  }

  /** Returns the seconds after which Lambda ends an invocation. */
  int timeout(String function) {
    return function(function).required("timeout").asInt();
  }

  /** Returns whether API Gateway invokes the function, and waits for its response. */
  boolean isBehindApiGateway(String function) {
    return StreamSupport.stream(function(function).required("events").spliterator(), false)
        .anyMatch(event -> event.has("websocket") || event.has("httpApi"));
  }

  /** Returns the name of the resource that is the function's role. */
  String role(String function) {
    return function(function).required("role").asText();
  }

  /** Returns the properties of a resource, with placeholders of the file. */
  JsonNode properties(String resource) {
    return content
        .required("resources")
        .required("Resources")
        .required(resource)
        .required("Properties");
  }

  /** Returns the name that a table or a queue has after a deployment. */
  String deployedName(String resource) {
    JsonNode properties = properties(resource);
    JsonNode name =
        properties.has("TableName")
            ? properties.path("TableName")
            : properties.required("QueueName");
    return ofFile(name.asText(), Map.of());
  }

  /** Returns the resources of a type, such as {@code AWS::SQS::Queue}. */
  List<String> resources(String type) {
    return content.required("resources").required("Resources").properties().stream()
        .filter(each -> each.getValue().required("Type").asText().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Returns the environment of a function.
   *
   * @param params the parameters that {@code --param} sets; all others have the values of the file
   * @param account the replacements for the resources of an account. The key is a resource's name
   *     or, within a text, the whole text.
   */
  Map<String, String> environment(
      String function, Map<String, String> params, Map<String, String> account) {
    Map<String, String> environment = new HashMap<>();
    for (Map.Entry<String, JsonNode> each :
        function(function).required("environment").properties()) {
      environment.put(each.getKey(), value(each.getValue(), params, account));
    }
    return environment;
  }

  private String value(JsonNode value, Map<String, String> params, Map<String, String> account) {
    if (value.isObject()) {
      return ofAccount(value, account);
    }
    String text = ofFile(value.asText(), params);
    Matcher chosen = VARIABLE.matcher(text);
    return chosen.matches()
        ? value(content.requiredAt(pointer(chosen.group(2))), params, account)
        : text;
  }

  private JsonNode function(String name) {
    return content.required("functions").required(name);
  }

  /** Resolves {@code {Ref: …}} or {@code {Fn::Sub: …}}. */
  private static String ofAccount(JsonNode reference, Map<String, String> account) {
    String name = reference.elements().next().asText();
    return Optional.ofNullable(account.get(name))
        .orElseThrow(() -> new AssertionError("Nothing stands for " + name));
  }

  private String ofFile(String text, Map<String, String> params) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable ->
                switch (variable.group(1)) {
                  case "param" -> param(variable.group(2), params);
                  case "sls" -> content.requiredAt("/provider/stage").asText();
                  default -> content.requiredAt(pointer(variable.group(2))).asText();
                });
  }

  private static String pointer(String path) {
    return "/" + path.replace('.', '/');
  }

  private String param(String name, Map<String, String> params) {
    return Optional.ofNullable(params.get(name))
        .orElseGet(() -> content.requiredAt("/params/default/" + name).asText());
  }
}
