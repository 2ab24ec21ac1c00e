package dev.switchboard.gateway.websocket;

import static org.eclipse.jetty.http.HttpStatus.BAD_GATEWAY_502;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.authorizer.AuthorizerInvoker;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.event.EventDomainName;
import dev.switchboard.gateway.event.HeadersAndQuery;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.invoke.InvocationResult.Failed;
import dev.switchboard.gateway.invoke.InvocationResult.MalformedResponse;
import dev.switchboard.gateway.invoke.InvocationResult.NullResponse;
import dev.switchboard.gateway.invoke.InvocationResult.Responded;
import dev.switchboard.gateway.invoke.InvocationResult.TimedOut;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Decides whether a client may connect. It invokes the authorizer and then the function behind
 * {@code $connect}, if they exist.
 */
final class ConnectDecider {

  /** The decision about a handshake. */
  sealed interface Decision {

    /**
     * The client may connect.
     *
     * @param headers the headers of {@code $connect}'s response, all values by name
     * @param subprotocol the chosen subprotocol; may be empty
     */
    record Accepted(
        ConnectionInfo connection, Map<String, List<String>> headers, String subprotocol)
        implements Decision {}

    /** The handshake is answered with a status, for a reason that the log shows. */
    record Refused(ConnectionInfo connection, int status, String reason) implements Decision {}
  }

  private final RouteDispatcher routes;
  private final AuthorizerInvoker authorizer;
  private final WebSocketEventWriter events;
  private final EventDomainName domainName;
  private final Assumptions assumptions;
  private final InstantSource clock;

  ConnectDecider(
      RouteDispatcher routes,
      AuthorizerInvoker authorizer,
      WebSocketEventWriter events,
      GatewaySettings settings) {
    this.routes = routes;
    this.authorizer = authorizer;
    this.events = events;
    this.domainName = new EventDomainName(settings);
    this.assumptions = settings.assumptions();
    this.clock = settings.clock();
  }

  /** Invokes both functions, and waits for their responses. */
  Decision decide(Request request) {
    ConnectionInfo connection = ConnectionInfo.of(request, clock.instant(), domainName.of(request));
    HeadersAndQuery sent = HeadersAndQuery.of(request, clock.instant());
    HeadersAndQuery fields = domainName.hostHeader().map(sent::withHost).orElse(sent);
    return switch (authorizer.authorize(connection, fields)) {
      case AuthorizerInvoker.Refused(int status, String reason) ->
          new Decision.Refused(connection, status, reason);
      case AuthorizerInvoker.Granted(String context) ->
          connect(connection.authorized(context), fields);
    };
  }

  private Decision connect(ConnectionInfo connection, HeadersAndQuery fields) {
    String event = events.connect(connection, ApiRequestId.next(), fields.forConnectEvent());
    return switch (routes.connect(connection, event)) {
      case Responded response when response.refuses() ->
          new Decision.Refused(
              connection, response.statusCode(), "$connect answered " + response.statusCode());
      case Responded response when isNotOffered(response.subprotocol(), fields) ->
          new Decision.Refused(
              connection,
              BAD_GATEWAY_502,
              "$connect chose a subprotocol that the client did not offer");
      case Responded response ->
          new Decision.Accepted(connection, response.headers(), response.subprotocol());
      case Failed failure ->
          new Decision.Refused(
              connection, BAD_GATEWAY_502, "$connect failed: " + failure.message());
      case NullResponse() ->
          new Decision.Refused(
              connection,
              assumptions.number(Assumption.CONNECT_MALFORMED),
              "$connect returned null");
      case MalformedResponse(String reason) ->
          new Decision.Refused(
              connection,
              assumptions.number(Assumption.CONNECT_MALFORMED),
              "$connect returned a malformed answer: " + reason);
      case TimedOut() ->
          new Decision.Refused(
              connection, assumptions.number(Assumption.CONNECT_TIMEOUT), "$connect timed out");
    };
  }

  /**
   * Returns whether the client did not offer the chosen subprotocol. It would then close the
   * connection.
   */
  private static boolean isNotOffered(String subprotocol, HeadersAndQuery fields) {
    return !subprotocol.isEmpty() && !fields.offersSubprotocol(subprotocol);
  }
}
