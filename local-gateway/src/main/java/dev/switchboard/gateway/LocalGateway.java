package dev.switchboard.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.ServerConnector;

/**
 * API Gateway's WebSocket side on this machine: sockets in front of one function, and
 * {@code @connections} to reach them.
 *
 * <p>Any thread may call it.
 */
public final class LocalGateway implements AutoCloseable {

  private enum State {
    BOUND,
    SERVING,
    CLOSED
  }

  private final GatewaySettings settings;
  private final ServerConnector connector;
  private final AtomicReference<State> state = new AtomicReference<>(State.BOUND);
  private volatile Runnable farewell = () -> {};

  private LocalGateway(GatewaySettings settings, ServerConnector connector) {
    this.settings = settings;
    this.connector = connector;
  }

  /**
   * Takes the port, so that the addresses are known before the function exists. Who calls before
   * {@link #serve} waits.
   *
   * @throws PortTakenException if something else listens there
   */
  public static LocalGateway bind(GatewaySettings settings) {
    ServerConnector connector = JettyServer.connector(settings.host(), settings.port());
    try {
      connector.open();
    } catch (IOException failure) {
      // Jetty wraps what the socket said.
      if (failure.getCause() instanceof BindException) {
        throw new PortTakenException(settings, failure);
      }
      throw new UncheckedIOException("Cannot listen on " + settings.host(), failure);
    }
    return new LocalGateway(settings, connector);
  }

  /** Starts answering, with this function behind it; once only. */
  public void serve(Integration integration) {
    if (!state.compareAndSet(State.BOUND, State.SERVING)) {
      throw new IllegalStateException("The gateway is %s: bind a new one".formatted(state.get()));
    }
    Routes routes = new Routes(integration, new EventWriter(settings.stage(), settings.clock()));
    OpenConnections connections = new OpenConnections(routes);
    farewell = connections::abandon;
    JettyServer.start(
        connector,
        new FrontDoor(
            settings.stage(),
            new Handshake(connector.getServer(), routes, connections, settings.clock()),
            new ManagementApi(connections, new LocalCallers(settings.host()))));
  }

  /** Where clients connect. */
  public URI webSocketUrl() {
    return url("ws");
  }

  /** Where the function posts to connections: what the SDK's {@code endpointOverride} takes. */
  public URI managementUrl() {
    return url("http");
  }

  /**
   * Closes all connections with 1001, without a word to the function, and gives the port back. It
   * waits for nobody; closing twice does nothing.
   */
  @Override
  public void close() {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      farewell.run();
      JettyServer.stop(connector);
    }
  }

  private URI url(String scheme) {
    try {
      return new URI(
          scheme,
          null,
          settings.host(),
          connector.getLocalPort(),
          "/" + settings.stage(),
          null,
          null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The host cannot stand in a URL", impossible);
    }
  }
}
