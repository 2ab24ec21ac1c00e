package dev.switchboard.gateway;

import static org.eclipse.jetty.http.HttpStatus.BAD_GATEWAY_502;

import dev.switchboard.gateway.Outcome.Answered;
import dev.switchboard.gateway.Outcome.Failed;
import dev.switchboard.gateway.Outcome.Malformed;
import dev.switchboard.gateway.Outcome.Silent;
import dev.switchboard.gateway.Outcome.TimedOut;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Decides who may connect: first the authorizer, if there is one, then the function behind {@code
 * $connect}, if there is one.
 */
final class Admission {

  /** What becomes of a handshake. */
  sealed interface Decision {

    /**
     * It becomes a connection.
     *
     * @param headers what {@code $connect} answered, all values by name
     * @param subprotocol what was chosen; may be empty
     */
    record Accepted(Peer peer, Map<String, List<String>> headers, String subprotocol)
        implements Decision {}

    /** It is answered with a status. */
    record Refused(Peer peer, int status) implements Decision {}
  }

  private final Routes routes;
  private final Authorization authorization;
  private final EventWriter events;
  private final Assumptions assumptions;
  private final InstantSource clock;

  Admission(
      Routes routes, Authorization authorization, EventWriter events, GatewaySettings settings) {
    this.routes = routes;
    this.authorization = authorization;
    this.events = events;
    this.assumptions = settings.assumptions();
    this.clock = settings.clock();
  }

  /** Asks, and waits for the answers. */
  Decision decide(Request request) {
    Peer peer = Peer.of(request, clock.instant());
    HandshakeFields fields = HandshakeFields.of(request, clock.instant());
    return switch (authorization.of(peer, fields)) {
      case Authorization.Refused(int status) -> new Decision.Refused(peer, status);
      case Authorization.Granted(String context) -> connect(peer.authorized(context), fields);
    };
  }

  private Decision connect(Peer peer, HandshakeFields fields) {
    String event = events.connect(peer, RequestId.next(), fields.forTheFunction());
    return switch (routes.connect(peer, event)) {
      case Answered answer when answer.refuses() -> new Decision.Refused(peer, answer.statusCode());
      case Answered answer when isForeign(answer.subprotocol(), fields) ->
          new Decision.Refused(peer, BAD_GATEWAY_502);
      case Answered answer -> new Decision.Accepted(peer, answer.headers(), answer.subprotocol());
      case Failed _ -> new Decision.Refused(peer, BAD_GATEWAY_502);
      case Silent(), Malformed() ->
          new Decision.Refused(peer, assumptions.number(Assumption.CONNECT_MALFORMED));
      case TimedOut() -> new Decision.Refused(peer, assumptions.number(Assumption.CONNECT_TIMEOUT));
    };
  }

  /** Whether a subprotocol was chosen that the client did not offer, and would hang up on. */
  private static boolean isForeign(String subprotocol, HandshakeFields fields) {
    return !subprotocol.isEmpty() && !fields.offers(subprotocol);
  }
}
