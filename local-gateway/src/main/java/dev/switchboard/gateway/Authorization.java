package dev.switchboard.gateway;

import static org.eclipse.jetty.http.HttpStatus.FORBIDDEN_403;
import static org.eclipse.jetty.http.HttpStatus.INTERNAL_SERVER_ERROR_500;
import static org.eclipse.jetty.http.HttpStatus.UNAUTHORIZED_401;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks the authorizer, if there is one, about every handshake anew: nothing is cached. */
final class Authorization {

  /** What the authorizer makes of a client. */
  sealed interface Verdict permits Granted, Refused {}

  /** The client may pass, with this context as JSON; empty if nobody was asked. */
  record Granted(String context) implements Verdict {}

  /** The handshake is answered with this status. */
  record Refused(int status) implements Verdict {}

  private static final String NAME = "authorizer";

  private final Optional<Authorizer> authorizer;
  private final Invoker invoker;
  private final EventWriter events;
  private final GatewaySettings settings;

  Authorization(
      Optional<Authorizer> authorizer,
      Invoker invoker,
      EventWriter events,
      GatewaySettings settings) {
    this.authorizer = authorizer;
    this.invoker = invoker;
    this.events = events;
    this.settings = settings;
  }

  /** Asks about one client, and waits for the answer. */
  Verdict of(Peer peer, HandshakeFields fields) {
    return authorizer.map(asked -> of(peer, fields, asked)).orElse(new Granted(""));
  }

  private Verdict of(Peer peer, HandshakeFields fields, Authorizer asked) {
    String event = events.authorization(peer, RequestId.next(), fields);
    boolean identified =
        asked.identitySources().stream().allMatch(source -> isThere(source, fields, event));
    return identified ? ask(peer, event, asked) : new Refused(UNAUTHORIZED_401);
  }

  private boolean isThere(IdentitySource source, HandshakeFields fields, String event) {
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
      case CONTEXT -> !EventField.ofContext(event, source.name()).isEmpty();
    };
  }

  private Verdict ask(Peer peer, String event, Authorizer asked) {
    Instant start = settings.clock().instant();
    Verdict verdict = verdict(event, asked, start);
    invoker.tell(NAME, peer.id().text(), inWords(verdict), start);
    return verdict;
  }

  private Verdict verdict(String event, Authorizer asked, Instant start) {
    try {
      String answer = invoker.ask(asked.function(), event);
      return judge(answer, Duration.between(start, settings.clock().instant()));
    } catch (FunctionFailure failure) {
      boolean unauthorized = "Unauthorized".equals(failure.getMessage());
      return new Refused(unauthorized ? UNAUTHORIZED_401 : INTERNAL_SERVER_ERROR_500);
    } catch (TimeoutException late) {
      return new Refused(INTERNAL_SERVER_ERROR_500);
    }
  }

  private Verdict judge(String answer, Duration latency) {
    Optional<Policy> policy = Policy.read(answer);
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
