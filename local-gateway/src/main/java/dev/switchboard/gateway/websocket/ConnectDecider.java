package dev.switchboard.gateway.websocket;

import static org.eclipse.jetty.http.HttpStatus.BAD_GATEWAY_502;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.authorizer.AuthorizerInvoker;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.event.HeadersAndQuery;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.invoke.InvocationResult.Answered;
import dev.switchboard.gateway.invoke.InvocationResult.Failed;
import dev.switchboard.gateway.invoke.InvocationResult.Malformed;
import dev.switchboard.gateway.invoke.InvocationResult.Silent;
import dev.switchboard.gateway.invoke.InvocationResult.TimedOut;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Decides who may connect: first the authorizer, if there is one, then the function behind {@code
 * $connect}, if there is one.
 */
public final class ConnectDecider {

  /** What becomes of a handshake. */
  public sealed interface Decision {

    /**
     * It becomes a connection.
     *
     * @param headers what {@code $connect} answered, all values by name
     * @param subprotocol what was chosen; may be empty
     */
    record Accepted(ConnectionInfo peer, Map<String, List<String>> headers, String subprotocol)
        implements Decision {}

    /** It is answered with a status. */
    record Refused(ConnectionInfo peer, int status) implements Decision {}
  }

  private final RouteDispatcher routes;
  private final AuthorizerInvoker authorization;
  private final WebSocketEventWriter events;
  private final Assumptions assumptions;
  private final InstantSource clock;

  public ConnectDecider(
      RouteDispatcher routes,
      AuthorizerInvoker authorization,
      WebSocketEventWriter events,
      GatewaySettings settings) {
    this.routes = routes;
    this.authorization = authorization;
    this.events = events;
    this.assumptions = settings.assumptions();
    this.clock = settings.clock();
  }

  /** Asks, and waits for the answers. */
  public Decision decide(Request request) {
    ConnectionInfo peer = ConnectionInfo.of(request, clock.instant());
    HeadersAndQuery fields = HeadersAndQuery.of(request, clock.instant());
    return switch (authorization.of(peer, fields)) {
      case AuthorizerInvoker.Refused(int status) -> new Decision.Refused(peer, status);
      case AuthorizerInvoker.Granted(String context) -> connect(peer.authorized(context), fields);
    };
  }

  private Decision connect(ConnectionInfo peer, HeadersAndQuery fields) {
    String event = events.connect(peer, ApiRequestId.next(), fields.forTheFunction());
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
  private static boolean isForeign(String subprotocol, HeadersAndQuery fields) {
    return !subprotocol.isEmpty() && !fields.offers(subprotocol);
  }
}
