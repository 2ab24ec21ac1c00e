package dev.switchboard.local;

import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.lifecycle.AllowedOrigins;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.local.access.AccessCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for access and for clients of the Events protocol. */
final class EventsOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--access",
      paramLabel = "FILE",
      description =
          "Who may do what, such as deploy/access.json (default: rules for a laptop, with the API"
              + " key local-key).")
  private @Nullable Path access;

  @Option(
      names = "--allowed-origin",
      paramLabel = "ORIGIN",
      description =
          "A page from which browsers may connect, such as http://localhost:3000; may be repeated"
              + " (default: all).")
  private Set<String> origins = Set.of();

  @Option(
      names = "--refuse-at",
      paramLabel = "MOMENT",
      defaultValue = "message",
      description =
          "When a client learns that its credentials are refused: at its first message, as AppSync"
              + " does, or at the handshake (default: ${DEFAULT-VALUE}).")
  private RefusedAt refusedAt;

  @Option(
      names = "--keep-alive",
      paramLabel = "TIME",
      defaultValue = "8m",
      converter = GatewayOptions.Span.class,
      description = "How long until the next keep-alive (default: ${DEFAULT-VALUE}).")
  private Duration keepAlive;

  @Option(
      names = "--client-timeout",
      paramLabel = "TIME",
      defaultValue = "20m",
      converter = GatewayOptions.Span.class,
      description =
          "After how much silence clients take their connection for broken (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--subscriptions",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many a connection may have (default: ${DEFAULT-VALUE}).")
  private int subscriptions;

  /** What is said of clients. */
  LifecycleSettings lifecycle() {
    return orRefused(
        () ->
            LifecycleSettings.DEFAULT
                .with(new AllowedOrigins(origins))
                .with(refusedAt)
                .withTimes(keepAlive, timeout));
  }

  /** How much a connection may hold. */
  Limits limits() {
    return orRefused(() -> new Limits(subscriptions));
  }

  /** The access rules. */
  AccessFile access() {
    if (access == null) {
      return LocalAccessRules.file();
    }
    return switch (AccessCheck.of(access)) {
      case AccessCheck.Passed(AccessFile file) -> file;
      case AccessCheck.Failed(var mistakes) ->
          throw new ParameterException(
              spec.commandLine(),
              mistakes.stream()
                  .map(mistake -> access + ":" + mistake)
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }

  /** Says whose rules hold. */
  List<String> describe() {
    return access == null
        ? List.of(
            "for a laptop: the API key " + LocalAccessRules.KEY,
            "may do anything in the namespace default, plain clients meet; --access FILE for yours")
        : List.of("as " + access + " says");
  }

  private <T> T orRefused(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (IllegalArgumentException misuse) {
      throw new ParameterException(spec.commandLine(), String.valueOf(misuse.getMessage()));
    }
  }
}
