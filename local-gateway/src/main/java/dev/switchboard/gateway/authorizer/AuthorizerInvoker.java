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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks the authorizer, if there is one, about every handshake anew: nothing is cached. */
public final class AuthorizerInvoker {

  /** What the authorizer makes of a client. */
  public sealed interface Verdict permits Granted, Refused {}

  /** The client may pass, with this context as JSON; empty if nobody was asked. */
  public record Granted(String context) implements Verdict {}

  /** The handshake is answered with this status. */
  public record Refused(int status) implements Verdict {}

  private static final String NAME = "authorizer";

  private final Optional<Authorizer> authorizer;
  private final FunctionInvoker invoker;
  private final WebSocketEventWriter events;
  private final GatewaySettings settings;

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

  /** Asks about one client, and waits for the answer. */
  public Verdict of(ConnectionInfo peer, HeadersAndQuery fields) {
    return authorizer.map(asked -> of(peer, fields, asked)).orElse(new Granted(""));
  }

  private Verdict of(ConnectionInfo peer, HeadersAndQuery fields, Authorizer asked) {
    String event = events.authorization(peer, ApiRequestId.next(), fields);
    boolean identified =
        asked.identitySources().stream().allMatch(source -> isThere(source, fields, event));
    return identified ? ask(peer, event, asked) : new Refused(UNAUTHORIZED_401);
  }

  private boolean isThere(IdentitySource source, HeadersAndQuery fields, String event) {
    return switch (source.place()) {
      case HEADER ->
          fields.headers().entrySet().stream()
              .filter(header -> source.names(header.getKey()))
              .anyMatch(header -> !header.getValue().getLast().isEmpty());
      case QUERY ->
          Optional.ofNullable(fields.query().get(source.name()))
              .filter(values -> !values.getLast().isEmpty())
              .isPresent();
      case STAGE_VARIABLE ->
          !settings.api().stageVariables().getOrDefault(source.name(), "").isEmpty();
      case CONTEXT -> !RequestContextField.ofContext(event, source.name()).isEmpty();
    };
  }

  private Verdict ask(ConnectionInfo peer, String event, Authorizer asked) {
    Instant start = settings.clock().instant();
    Verdict verdict = verdict(event, asked, start);
    invoker.tell(NAME, peer.id().text(), inWords(verdict), start);
    return verdict;
  }

  private Verdict verdict(String event, Authorizer asked, Instant start) {
    try {
      String answer = invoker.ask(asked.function(), event);
      return judge(answer, Duration.between(start, settings.clock().instant()));
    } catch (FunctionFailedException failure) {
      boolean unauthorized = "Unauthorized".equals(failure.getMessage());
      return new Refused(unauthorized ? UNAUTHORIZED_401 : INTERNAL_SERVER_ERROR_500);
    } catch (TimeoutException late) {
      return new Refused(INTERNAL_SERVER_ERROR_500);
    }
  }

  private Verdict judge(String answer, Duration latency) {
    Optional<AuthorizerResponse> policy = AuthorizerResponse.read(answer);
    if (policy.isEmpty()) {
      return new Refused(INTERNAL_SERVER_ERROR_500);
    }
    if (!policy.get().allows("execute-api:Invoke", events.connectArn())) {
      return new Refused(FORBIDDEN_403);
    }
    boolean typed = settings.assumptions().is(Assumption.AUTHORIZER_VALUES, "typed");
    return new Granted(policy.get().context(typed, latency));
  }

  private static String inWords(Verdict verdict) {
    return switch (verdict) {
      case Granted _ -> "allowed";
      case Refused(int status) -> "refused with " + status;
    };
  }
}
