package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.s3.S3Module;
import dev.switchboard.aws.s3.S3Settings;
import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.local.access.AccessCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;

/** {@code switchboard access push}: replaces the access file that functions read at run time. */
@Command(
    name = "push",
    description = "Checks an access file and uploads it for functions that read it at run time.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class)
final class AccessPushCommand implements Callable<Integer> {

  /** An upload from a slow network takes longer than a function may wait. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The access file to upload.")
  private Path file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = S3Settings.FORM,
      description = "The object, which the stack's output AccessObject names.")
  private String address;

  @Option(
      names = "--packed",
      paramLabel = "FILE",
      defaultValue = "deploy/access.json",
      description =
          "The access file that was deployed; only its namespaces may have rules"
              + " (default: ${DEFAULT-VALUE}).")
  private Path packed;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The bucket's region (default: AWS_REGION, or that of the profile).")
  private @Nullable String region;

  @Override
  public Integer call() {
    S3Settings object = object();
    try {
      byte[] bytes = Files.readAllBytes(file);
      return push(object, AccessCheck.of(bytes), new String(bytes, UTF_8));
    } catch (IOException unreadable) {
      return failed(file, AccessCheck.of(file));
    }
  }

  private S3Settings object() {
    try {
      return S3Settings.of(address, AwsAccess.ACCOUNT)
          .withRegion(Optional.ofNullable(region))
          .withEndpoint(endpoint())
          .withTimeout(TIMEOUT);
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(spec.commandLine(), "--to: " + malformed.getMessage());
    }
  }

  /** Returns the server that the AWS CLI would use, if it is another one than AWS's. */
  private static Optional<URI> endpoint() {
    return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        .map(System::getenv)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(URI::create);
  }

  private int push(S3Settings object, AccessCheck check, String text) {
    if (!(check instanceof AccessCheck.Passed(AccessFile usable))) {
      return failed(file, check);
    }
    AccessCheck deployed = AccessCheck.of(packed);
    if (!(deployed instanceof AccessCheck.Passed(AccessFile beside))) {
      return failed(packed, deployed);
    }
    List<String> refused = usable.refusalsWithin(beside);
    return refused.isEmpty() ? push(object, text) : refused(refused);
  }

  private int push(S3Settings object, String text) {
    return switch (new AccessPush(store(object), InstantSource.system()).push(text)) {
      case AccessPush.Result.Pushed(long version, Optional<Long> replaced) -> {
        new StartupMessage(
                spec.commandLine().getOut(), "%s is at %s.".formatted(file, object.address()))
            .line("Version", version)
            .line("Replaced", replaced.map(before -> "version " + before).orElse("nothing"))
            .line("SHA-256", Sha256Digest.hexOf(text))
            .end("Functions apply it within their ACCESS_MAX_AGE, by default a minute.");
        yield spec.exitCodeOnSuccess();
      }
      case AccessPush.Result.Failed(String reason) -> failed(object.address() + ": " + reason);
    };
  }

  private AccessFileStore store(S3Settings object) {
    try {
      return S3Module.accessFileStore(object, InstantSource.system());
    } catch (SdkClientException noRegion) {
      throw new ParameterException(
          spec.commandLine(),
          "--region: expected the bucket's region, since AWS_REGION is not set");
    }
  }

  private int refused(List<String> reasons) {
    reasons.forEach(reason -> spec.commandLine().getOut().printf("%s: %s%n", file, reason));
    return failed(
        "Functions would refuse these rules. List the namespaces in %s and deploy it first, or name the deployed file with --packed."
            .formatted(packed));
  }

  private int failed(Path which, AccessCheck check) {
    AccessCheckFailure.print(spec.commandLine().getOut(), which, check);
    return spec.exitCodeOnExecutionException();
  }

  private int failed(String reason) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(reason);
    out.flush();
    return spec.exitCodeOnExecutionException();
  }
}
