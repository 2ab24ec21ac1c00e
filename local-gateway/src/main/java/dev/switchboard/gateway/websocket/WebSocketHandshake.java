package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.http.Exchange;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.websocket.ConnectDecider.Decision.Accepted;
import dev.switchboard.gateway.websocket.ConnectDecider.Decision.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/** Upgrades a request to a WebSocket if the client may connect. */
final class WebSocketHandshake {

  /**
   * The maximum frame that is read. Jetty refuses longer frames unread; the gateway applies API
   * Gateway's lower limit.
   */
  private static final long READABLE_BYTES = 1024 * 1024;

  private static final String NO_HANDSHAKE =
      "It is no WebSocket handshake, which is a GET with Connection: Upgrade, Upgrade: websocket"
          + " and Sec-WebSocket-Version: 13";

  private final WebSocketMappings webSockets;
  private final Configuration.Customizer configuration = configuration();
  private final ConnectDecider decider;
  private final RouteDispatcher routes;
  private final OpenConnections connections;
  private final RefusalReporter refusals;
  private final GatewaySettings settings;

  WebSocketHandshake(
      Server server,
      ConnectDecider decider,
      RouteDispatcher routes,
      OpenConnections connections,
      RefusalReporter refusals,
      GatewaySettings settings) {
    this.webSockets =
        new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
    this.decider = decider;
    this.routes = routes;
    this.connections = connections;
    this.refusals = refusals;
    this.settings = settings;
  }

  /** Answers with a 101 or a refusal. It returns at once, because the function may take long. */
  void handle(Exchange exchange) {
    Thread.startVirtualThread(() -> upgrade(exchange));
  }

  private void upgrade(Exchange exchange) {
    try {
      if (!webSockets.upgrade(
          this::negotiate,
          exchange.request(),
          exchange.response(),
          exchange.callback(),
          configuration)) {
        Response response = exchange.response();
        response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
        response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_VERSION, "13");
        refusals.refuse(
            GatewayResponse.ofStatus(HttpStatus.UPGRADE_REQUIRED_426), NO_HANDSHAKE, exchange);
      }
    } catch (RuntimeException malformed) {
      exchange.fail(malformed);
    }
  }

  /** Returns the handler of the new socket's frames; null once a refusal is written. */
  private @Nullable FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    Optional<String> problem = UpgradeCheck.problem(request);
    if (problem.isPresent()) {
      refusals.refuse(GatewayResponse.badRequest(problem.get()), problem.get(), exchange);
      return null;
    }
    return switch (decider.decide(request)) {
      case Accepted accepted -> accept(accepted, request, response);
      case Refused refused -> refuse(refused, exchange);
    };
  }

  private FrameHandler accept(
      Accepted accepted, ServerUpgradeRequest request, ServerUpgradeResponse response) {
    Request.addCompletionListener(
        request,
        failure -> disconnectUnlessOpened(accepted.connection(), response.getStatus(), failure));
    if (!accepted.subprotocol().isEmpty()) {
      response.setAcceptedSubProtocol(accepted.subprotocol());
    }
    if (settings.assumptions().is(Assumption.CONNECT_HEADERS, "sent")) {
      accepted.headers().forEach((name, values) -> send(name, values, response));
    }
    // Without compression, the limits on frames apply to the sizes that the client sends and
    // receives.
    response.setExtensions(List.of());
    return new WebSocketFrameHandler(accepted.connection(), connections, routes, settings);
  }

  /** Sends {@code $disconnect} if the 101 of an accepted client failed: its socket never opens. */
  private void disconnectUnlessOpened(
      ConnectionInfo connection, int status, @Nullable Throwable failure) {
    if (failure != null || status != HttpStatus.SWITCHING_PROTOCOLS_101) {
      connections.neverOpened(connection, CloseReason.lost(settings.assumptions()));
    }
  }

  private static void send(String name, List<String> values, Response response) {
    if (!name.regionMatches(true, 0, "Sec-WebSocket-", 0, "Sec-WebSocket-".length())) {
      values.forEach(value -> response.getHeaders().add(name, value));
    }
  }

  private @Nullable FrameHandler refuse(Refused refused, Exchange exchange) {
    routes.refused(refused.connection(), refused.status());
    GatewayResponse refusal = GatewayResponse.ofStatus(refused.status());
    boolean isBodiless = settings.assumptions().is(Assumption.REFUSAL_BODY, "none");
    refusals.refuse(isBodiless ? refusal.withoutBody() : refusal, refused.reason(), exchange);
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
