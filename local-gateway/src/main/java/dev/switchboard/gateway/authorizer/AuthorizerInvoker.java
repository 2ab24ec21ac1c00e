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
import dev.switchboard.gateway.event.ClientIdentity;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.event.HeadersAndQuery;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.invoke.LogText;
import dev.switchboard.gateway.invoke.MalformedResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    Optional<IdentitySource> missing =
        config.identitySources().stream()
            .filter(source -> !isPresent(source, fields, event))
            .findFirst();
    return missing.isPresent()
        ? new Refused(
            UNAUTHORIZED_401, "The identity source %s is missing or empty".formatted(missing.get()))
        : invoke(connection, event, config);
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
    Decision decision = decision(connection, event, config, start);
    invoker.report(NAME, connection.id().text(), summary(decision), start);
    return decision;
  }

  private Decision decision(
      ConnectionInfo connection, String event, Authorizer config, Instant start) {
    try {
      String response = invoker.invoke(config.function(), event);
      return evaluate(connection, response, Duration.between(start, settings.clock().instant()));
    } catch (FunctionFailedException failure) {
      boolean isUnauthorized = failure.errorMessage().equals("Unauthorized");
      return new Refused(
          isUnauthorized ? UNAUTHORIZED_401 : INTERNAL_SERVER_ERROR_500,
          "The authorizer failed: " + failure.getMessage());
    } catch (MalformedResponseException malformed) {
      return new Refused(
          INTERNAL_SERVER_ERROR_500,
          "The authorizer returned a malformed answer: " + malformed.reason());
    } catch (TimeoutException late) {
      return new Refused(INTERNAL_SERVER_ERROR_500, "The authorizer timed out");
    }
  }

  private Decision evaluate(ConnectionInfo connection, String response, Duration latency)
      throws MalformedResponseException {
    AuthorizerResponse read = AuthorizerResponse.read(response, settings.assumptions());
    Optional<String> problem = read.problem(policyContext(connection.identity()));
    if (problem.isPresent()) {
      return new Refused(FORBIDDEN_403, "The authorizer's policy " + problem.get());
    }
    boolean typed = settings.assumptions().is(Assumption.AUTHORIZER_VALUES, "typed");
    return new Granted(read.context(typed, latency));
  }

  private PolicyContext policyContext(ClientIdentity client) {
    Map<String, String> values = new HashMap<>();
    values.put("aws:SourceIp", client.sourceIp());
    values.put("aws:SecureTransport", String.valueOf(settings.certificate().isPresent()));
    values.put("aws:RequestedRegion", settings.identity().region());
    if (!client.userAgent().isEmpty()) {
      values.put("aws:UserAgent", client.userAgent());
    }
    return new PolicyContext(
        "execute-api:Invoke", events.connectArn(), settings.clock().instant(), values);
  }

  private static String summary(Decision decision) {
    return switch (decision) {
      case Granted _ -> "allowed";
      case Refused(int status, String reason) ->
          "refused with %d: %s".formatted(status, LogText.beginning(reason));
    };
  }
}
