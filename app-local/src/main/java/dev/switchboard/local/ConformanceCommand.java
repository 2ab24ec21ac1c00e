package dev.switchboard.local;

import dev.switchboard.conformance.Conformance;
import dev.switchboard.conformance.GatewayEndpoint;
import dev.switchboard.conformance.Timeouts;
import dev.switchboard.conformance.UnreachableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code switchboard conformance}: compares an endpoint's behaviour with the documented table. */
@Command(
    name = "conformance",
    description =
        "Checks an endpoint against the tables in docs/gateway.md, row by row, by the"
            + " probe of deploy/conformance: the local gateway, or a stage on AWS.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
final class ConformanceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "The URL for clients: wss://host/stage.")
  private String url;

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description =
          "The URL of @connections: https://host/stage (default: the same host and path)."
              + " For another machine, the AWS account's credentials are used.")
  private @Nullable String callback;

  @Option(
      names = "--integration-timeout",
      paramLabel = "TIME",
      defaultValue = "29s",
      converter = GatewayOptions.Span.class,
      description = "The endpoint's integration timeout (default, as on AWS: ${DEFAULT-VALUE}).")
  private Duration integration;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = GatewayOptions.Span.class,
      description = "The endpoint's idle timeout (default, as on AWS: ${DEFAULT-VALUE}).")
  private Duration idle;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "2h",
      converter = GatewayOptions.Span.class,
      description =
          "The endpoint's maximum connection duration (default, as on AWS: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--slow",
      description = "Also checks rows that take more than 10 s, however long they take.")
  private boolean slow;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "A row to check, instead of all rows; repeatable.")
  private List<String> only = List.of();

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = GatewayOptions.Span.class,
      description = "The time to wait for an expected event (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @Override
  public Integer call() {
    Conformance conformance = orRefused(this::conformance);
    FindingsReport report = new FindingsReport(spec.commandLine().getOut());
    try {
      conformance.check(name -> only.isEmpty() || only.contains(name), slow, report);
    } catch (UnreachableException nothing) {
      throw misuse(nothing);
    }
    report.end();
    return report.differs() ? spec.exitCodeOnExecutionException() : spec.exitCodeOnSuccess();
  }

  private Conformance conformance() {
    GatewayEndpoint endpoint =
        callback == null ? GatewayEndpoint.of(url) : GatewayEndpoint.of(url, callback);
    Timeouts times = new Timeouts(integration, idle, duration, patience);
    Conformance conformance = new Conformance(endpoint, times, InstantSource.system());
    List<String> names = conformance.names();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "There is no row %s; there are %s".formatted(name, String.join(", ", names)));
      }
    }
    return conformance;
  }

  private <T> T orRefused(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (IllegalArgumentException misuse) {
      throw misuse(misuse);
    }
  }

  private ParameterException misuse(RuntimeException what) {
    return new ParameterException(spec.commandLine(), String.valueOf(what.getMessage()));
  }
}
