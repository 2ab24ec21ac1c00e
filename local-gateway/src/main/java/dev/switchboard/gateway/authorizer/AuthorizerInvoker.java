package dev.switchboard.gateway.authorizer;

import static org.eclipse.jetty.http.HttpStatus.FORBIDDEN_403;
import static org.eclipse.jetty.http.HttpStatus.INTERNAL_SERVER_ERROR_500;
import static org.eclipse.jetty.http.HttpStatus.UNAUTHORIZED_401;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Authorizer;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.event.HeadersAndQuery;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.invoke.LogText;
import dev.switchboard.gateway.invoke.MalformedResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Invokes the authorizer, if there is one, on every handshake. Nothing is cached. */
public final class AuthorizerInvoker {

  /** The decision about one handshake. */
  public sealed interface Decision permits Granted, Refused {}

  /** The client may connect. The context is JSON, or empty without an authorizer. */
  public record Granted(String context) implements Decision {}

  /**
   * The handshake is answered with a status.
   *
   * @param reason the reason for the log; the client does not see it
   */
  public record Refused(int status, String reason) implements Decision {}

  private static final String NAME = "authorizer";

  private final Optional<Authorizer> authorizer;
  private final FunctionInvoker invoker;
  private final WebSocketEventWriter events;
  private final GatewaySettings settings;

  /** Creates an invoker of this authorizer. Without an authorizer, every client may connect. */
  public AuthorizerInvoker(
      Optional<Authorizer> authorizer,
      FunctionInvoker invoker,
      WebSocketEventWriter events,
      GatewaySettings settings) {
    this.authorizer = authorizer;
    this.invoker = invoker;
    this.events = events;
    this.settings = settings;
  }

  /** Decides about one handshake, and waits for the authorizer's response. */
  public Decision authorize(ConnectionInfo connection, HeadersAndQuery fields) {
    return authorizer.map(config -> authorize(connection, fields, config)).orElse(new Granted(""));
  }

  private Decision authorize(ConnectionInfo connection, HeadersAndQuery fields, Authorizer config) {
    String event = events.authorization(connection, ApiRequestId.next(), fields);
    boolean isIdentified =
        config.identitySources().stream().allMatch(source -> isPresent(source, fields, event));
    return isIdentified
        ? invoke(connection, event, config)
        : new Refused(UNAUTHORIZED_401, "an identity source is missing or empty");
  }

  private boolean isPresent(IdentitySource source, HeadersAndQuery fields, String event) {
    return switch (source.place()) {
      case HEADER ->
          fields.headers().entrySet().stream()
              .filter(header -> source.matchesName(header.getKey()))
              .anyMatch(header -> !header.getValue().getLast().isEmpty());
      case QUERY ->
          Optional.ofNullable(fields.query().get(source.name()))
              .filter(values -> !values.getLast().isEmpty())
              .isPresent();
      case STAGE_VARIABLE ->
          !settings.api().stageVariables().getOrDefault(source.name(), "").isEmpty();
      case CONTEXT -> !RequestContextField.read(event, source.name()).isEmpty();
    };
  }

  private Decision invoke(ConnectionInfo connection, String event, Authorizer config) {
    Instant start = settings.clock().instant();
    Decision decision = decision(event, config, start);
    invoker.report(NAME, connection.id().text(), summary(decision), start);
    return decision;
  }

  private Decision decision(String event, Authorizer config, Instant start) {
    try {
      String response = invoker.invoke(config.function(), event);
      return evaluate(response, Duration.between(start, settings.clock().instant()));
    } catch (FunctionFailedException failure) {
      boolean isUnauthorized = failure.errorMessage().equals("Unauthorized");
      return new Refused(
          isUnauthorized ? UNAUTHORIZED_401 : INTERNAL_SERVER_ERROR_500,
          String.valueOf(failure.getMessage()));
    } catch (MalformedResponseException malformed) {
      return new Refused(INTERNAL_SERVER_ERROR_500, "malformed answer: " + malformed.reason());
    } catch (TimeoutException late) {
      return new Refused(INTERNAL_SERVER_ERROR_500, "timed out");
    }
  }

  private Decision evaluate(String response, Duration latency) throws MalformedResponseException {
    AuthorizerResponse read = AuthorizerResponse.read(response, settings.assumptions());
    Optional<String> denial = read.denial("execute-api:Invoke", events.connectArn());
    if (denial.isPresent()) {
      return new Refused(FORBIDDEN_403, denial.get());
    }
    boolean typed = settings.assumptions().is(Assumption.AUTHORIZER_VALUES, "typed");
    return new Granted(read.context(typed, latency));
  }

  private static String summary(Decision decision) {
    return switch (decision) {
      case Granted _ -> "allowed";
      case Refused(int status, String reason) ->
          "refused with %d: %s".formatted(status, LogText.beginning(reason));
    };
  }
}
