package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.authorizer.AuthorizerInvoker;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.http.Exchange;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import org.eclipse.jetty.server.Server;

/** The WebSocket API's endpoint: handshakes, open connections, and their timeouts. */
public final class WebSocketEndpoint implements AutoCloseable {

  private final OpenConnections connections;
  private final ConnectionTimeouts timeouts;
  private final WebSocketHandshake handshake;

  /**
   * Creates an endpoint for these functions, to be started with the server.
   *
   * @param server the server that upgrades requests; not started yet
   */
  public WebSocketEndpoint(
      Server server,
      Functions functions,
      FunctionInvoker invoker,
      Faults faults,
      RefusalReporter refusals,
      GatewaySettings settings) {
    WebSocketEventWriter events = new WebSocketEventWriter(settings);
    RouteDispatcher routes =
        new RouteDispatcher(settings, functions, invoker, events, faults, refusals);
    AuthorizerInvoker authorizer =
        new AuthorizerInvoker(functions.authorizer(), invoker, events, settings);
    ConnectDecider decider = new ConnectDecider(routes, authorizer, events, settings);
    connections = new OpenConnections(routes);
    timeouts = new ConnectionTimeouts(connections, settings, faults);
    handshake = new WebSocketHandshake(server, decider, routes, connections, refusals, settings);
  }

  /** Starts to close connections that reach a timeout; may be called once only. */
  public void start() {
    timeouts.start();
  }

  /** Answers a handshake with a 101 or a refusal. It returns at once. */
  public void handle(Exchange exchange) {
    handshake.handle(exchange);
  }

  /** The connections that posts can reach. */
  public OpenConnections connections() {
    return connections;
  }

  /** Closes all connections with 1001, without {@code $disconnect} events. */
  @Override
  public void close() {
    timeouts.close();
    connections.closeAll();
  }
}
