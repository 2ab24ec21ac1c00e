package dev.switchboard.gateway;

import dev.switchboard.gateway.Outcome.Answered;
import dev.switchboard.gateway.Outcome.Broken;
import dev.switchboard.gateway.Outcome.Silent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;

/** Makes a WebSocket of a request, if the function behind {@code $connect} agrees. */
final class Handshake {

  /**
   * Frames beyond this are refused by Jetty unread; smaller ones, by us, in API Gateway's words.
   */
  private static final long READABLE_BYTES = 1024 * 1024;

  private final WebSocketMappings webSockets;
  private final Configuration.Customizer configuration = configuration();
  private final Routes routes;
  private final OpenConnections connections;
  private final InstantSource clock;

  Handshake(Server server, Routes routes, OpenConnections connections, InstantSource clock) {
    this.webSockets =
        new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
    this.routes = routes;
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * Answers at last with a 101 or a refusal; returns at once, for the function may take its time.
   */
  void handle(Request request, Response response, Callback callback) {
    Thread.startVirtualThread(() -> upgrade(request, response, callback));
  }

  private void upgrade(Request request, Response response, Callback callback) {
    try {
      if (!webSockets.upgrade(this::negotiate, request, response, callback, configuration)) {
        response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
        Answer.ofStatus(HttpStatus.UPGRADE_REQUIRED_426).write(response, callback);
      }
    } catch (RuntimeException malformed) {
      Response.writeError(request, response, callback, malformed);
    }
  }

  /** Jetty's question for who shall listen to the socket; null once a refusal is written. */
  private @Nullable FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    Peer peer = Peer.of(request, clock.instant());
    return switch (routes.connect(peer, request)) {
      case Answered answer when answer.refuses() -> refuse(answer.statusCode(), response, callback);
      case Answered(_, String subprotocol) when isForeign(subprotocol, request) ->
          refuse(HttpStatus.BAD_GATEWAY_502, response, callback);
      case Answered(_, String subprotocol) -> accept(peer, subprotocol, response);
      case Silent(), Broken() -> refuse(HttpStatus.BAD_GATEWAY_502, response, callback);
    };
  }

  /** Whether a subprotocol was chosen that the client did not offer, and would hang up on. */
  private static boolean isForeign(String subprotocol, ServerUpgradeRequest request) {
    return !subprotocol.isEmpty() && !request.hasSubProtocol(subprotocol);
  }

  private FrameHandler accept(Peer peer, String subprotocol, ServerUpgradeResponse response) {
    if (!subprotocol.isEmpty()) {
      response.setAcceptedSubProtocol(subprotocol);
    }
    // Without compression, the limits on frames mean what the client sees of them.
    response.setExtensions(List.of());
    return new SocketListener(peer, connections, routes, clock);
  }

  private static @Nullable FrameHandler refuse(int status, Response response, Callback callback) {
    Answer.ofStatus(status).write(response, callback);
    return null;
  }

  private static Configuration.Customizer configuration() {
    Configuration.ConfigurationCustomizer configuration =
        new Configuration.ConfigurationCustomizer();
    configuration.setAutoFragment(false);
    configuration.setMaxFrameSize(READABLE_BYTES);
    configuration.setIdleTimeout(Duration.ZERO);
    return configuration;
  }
}
