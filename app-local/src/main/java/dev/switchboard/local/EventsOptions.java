package dev.switchboard.local;

import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.lifecycle.AllowedOrigins;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.domain.lifecycle.LifecycleSettings.UnknownSubprotocols;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.local.access.AccessCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
          "The access file, such as deploy/access.json (default: rules for a laptop, with the API"
              + " key local-key).")
  private @Nullable Path access;

  @Option(
      names = "--allowed-origin",
      paramLabel = "ORIGIN",
      defaultValue = "*",
      description =
          "The origins whose pages may connect, such as http://localhost:3000; repeatable, and a"
              + " list with commas. The empty text allows no page (default: ${DEFAULT-VALUE}, all"
              + " pages).")
  private List<String> origins;

  @Option(
      names = "--unknown-subprotocols",
      paramLabel = "ANSWER",
      defaultValue = "refuse",
      description =
          "How clients are handled that offer only subprotocols unknown here: refuse, or plain for"
              + " devices that always offer one, such as arduino (default: ${DEFAULT-VALUE}).")
  private UnknownSubprotocols unknownSubprotocols;

  @Option(
      names = "--refuse-at",
      paramLabel = "MOMENT",
      defaultValue = "message",
      description =
          "When a client with refused credentials is refused: at its first message, as in AppSync,"
              + " or at the handshake (default: ${DEFAULT-VALUE}).")
  private RefusedAt refusedAt;

  @Option(
      names = "--keep-alive",
      paramLabel = "TIME",
      defaultValue = "8m",
      converter = GatewayOptions.Span.class,
      description = "The time between two keep-alives (default: ${DEFAULT-VALUE}).")
  private Duration keepAlive;

  @Option(
      names = "--client-timeout",
      paramLabel = "TIME",
      defaultValue = "20m",
      converter = GatewayOptions.Span.class,
      description =
          "The time without a message after which clients close their connection (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--subscriptions",
      paramLabel = "N",
      defaultValue = "200",
      description = "The maximum of subscriptions per connection (default: ${DEFAULT-VALUE}).")
  private int subscriptions;

  /** Returns the settings for clients. */
  LifecycleSettings lifecycle() {
    return orRefused(
        () ->
            LifecycleSettings.DEFAULT
                .with(allowedOrigins())
                .with(unknownSubprotocols)
                .with(refusedAt)
                .withTimes(keepAlive, timeout));
  }

  private AllowedOrigins allowedOrigins() {
    try {
      return AllowedOrigins.of(String.join(",", origins));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("--allowed-origin " + refused.getMessage(), refused);
    }
  }

  /** Returns the limits of one connection. */
  Limits limits() {
    return orRefused(() -> new Limits(subscriptions));
  }

  /** Returns the access rules. */
  AccessFile access() {
    if (access == null) {
      return LocalAccessRules.file();
    }
    return switch (AccessCheck.of(access)) {
      case AccessCheck.Passed(AccessFile file) -> file;
      case AccessCheck.Unreadable(String reason) ->
          throw new ParameterException(spec.commandLine(), "%s: %s".formatted(access, reason));
      case AccessCheck.Failed(var mistakes) ->
          throw new ParameterException(
              spec.commandLine(),
              mistakes.stream()
                  .map(mistake -> access + ":" + mistake)
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }

  /** Describes the access rules that apply, line by line. */
  List<String> describe() {
    return access == null
        ? List.of(
            "the API key " + LocalAccessRules.KEY + " may do anything in the namespace default;",
            "--access FILE reads your own rules instead")
        : List.of("as " + access + " says; ./switchboard access check " + access + " lists it");
  }

  /** Describes the pages that may connect, if these are not all. */
  Optional<String> describePages() {
    AllowedOrigins allowed = allowedOrigins();
    if (allowed.equals(AllowedOrigins.ALL)) {
      return Optional.empty();
    }
    return Optional.of(
        allowed.pages().isEmpty()
            ? "of no origin may connect"
            : "of these origins only: " + String.join(", ", new TreeSet<>(allowed.pages())));
  }

  /** Advises what to try with these rules; the key of a laptop is known. */
  FirstStep firstStep(PlainMode plain) {
    return new FirstStep(
        access().rules(),
        plain,
        access == null ? Optional.of(LocalAccessRules.KEY) : Optional.empty());
  }

  private <T> T orRefused(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (IllegalArgumentException misuse) {
      throw new ParameterException(spec.commandLine(), String.valueOf(misuse.getMessage()));
    }
  }
}
