package dev.switchboard.gateway;

import dev.switchboard.gateway.authorizer.AuthorizerInvoker;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.http.HttpApiHandler;
import dev.switchboard.gateway.http.HttpApiInvoker;
import dev.switchboard.gateway.http.LocalRequestFilter;
import dev.switchboard.gateway.invoke.FreezeSimulator;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.management.ControlApi;
import dev.switchboard.gateway.management.ManagementApi;
import dev.switchboard.gateway.websocket.ConnectDecider;
import dev.switchboard.gateway.websocket.ConnectionTimeouts;
import dev.switchboard.gateway.websocket.OpenConnections;
import dev.switchboard.gateway.websocket.RouteDispatcher;
import dev.switchboard.gateway.websocket.WebSocketHandshake;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway on this machine: the sockets of a WebSocket API in front of functions, {@code
 * @connections} to reach them, and perhaps an HTTP API beside it.
 *
 * <p>Any thread may call it.
 */
public final class LocalGateway implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private enum State {
    BOUND,
    SERVING,
    CLOSED
  }

  private final GatewaySettings settings;
  private final ServerConnector connector;
  private final Faults faults;
  private final AtomicReference<State> state = new AtomicReference<>(State.BOUND);
  private final List<Runnable> farewells = new CopyOnWriteArrayList<>();
  private volatile @Nullable OpenConnections connections;

  private LocalGateway(GatewaySettings settings, ServerConnector connector) {
    this.settings = settings;
    this.connector = connector;
    this.faults = new Faults(settings.clock());
  }

  /**
   * Takes the port, so that the addresses are known before the function exists. Who calls before
   * {@link #serve} waits.
   *
   * @throws PortTakenException if something else listens there
   * @throws IllegalArgumentException if the host is not of this machine
   */
  public static LocalGateway bind(GatewaySettings settings) {
    ServerConnector connector =
        JettyServer.connector(settings.host(), settings.port(), settings.certificate());
    open(connector);
    return new LocalGateway(settings, connector);
  }

  /** Starts answering, with one function behind every route; once only. */
  public void serve(Integration function) {
    serve(Functions.all(function), _ -> {});
  }

  /**
   * Starts answering, with these functions behind it; once only.
   *
   * @param observer hears of each call of a function once it is over; from many threads at once
   */
  public void serve(Functions functions, Consumer<Invocation> observer) {
    if (!state.compareAndSet(State.BOUND, State.SERVING)) {
      throw new IllegalStateException("The gateway is %s: bind a new one".formatted(state.get()));
    }
    FreezeSimulator pulse = new FreezeSimulator(faults::freezes);
    WebSocketEventWriter events = new WebSocketEventWriter(settings);
    FunctionInvoker invoker = new FunctionInvoker(settings, pulse, observer);
    RouteDispatcher routes = new RouteDispatcher(settings, functions, invoker, events, faults);
    OpenConnections open = new OpenConnections(routes);
    AuthorizerInvoker authorization =
        new AuthorizerInvoker(functions.authorizer(), invoker, events, settings);
    ConnectDecider admission = new ConnectDecider(routes, authorization, events, settings);
    ConnectionTimeouts lifetimes = new ConnectionTimeouts(open, settings, faults);
    LocalRequestFilter callers = new LocalRequestFilter(settings.host());
    connections = open;
    farewells.add(lifetimes::close);
    farewells.add(open::abandon);
    JettyServer.start(
        connector,
        new RequestRouter(
            settings,
            new WebSocketHandshake(connector.getServer(), admission, routes, open, settings),
            new ManagementApi(open, callers, faults, pulse, settings),
            new HttpApiHandler(
                new HttpApiInvoker(functions, invoker, settings), callers, settings)));
    lifetimes.start();
  }

  /**
   * Lets faults be set over HTTP, on the loopback interface alone, once the gateway serves.
   *
   * @param port where to listen; 0 picks a free one
   * @return the address, {@code /faults} and {@code /connections} below it
   * @throws PortTakenException if something else listens there
   */
  public URI openControl(int port) {
    OpenConnections open = connections;
    if (open == null) {
      throw new IllegalStateException("The gateway does not serve yet");
    }
    ServerConnector control = JettyServer.connector(LOOPBACK, port, Optional.empty());
    open(control);
    JettyServer.start(control, new ControlApi(faults, open, new LocalRequestFilter(LOOPBACK)));
    farewells.add(() -> JettyServer.stop(control));
    return url("http", LOOPBACK, control.getLocalPort(), "");
  }

  /** What goes wrong, and can be set to at any time. */
  public Faults faults() {
    return faults;
  }

  /** Where clients connect. */
  public URI webSocketUrl() {
    return url("ws", stage());
  }

  /** Where the paths of the HTTP API begin, if there is one. */
  public URI httpUrl() {
    return url("http", "");
  }

  /** Where the function posts to connections: what the SDK's {@code endpointOverride} takes. */
  public URI managementUrl() {
    return url("http", stage());
  }

  /**
   * Closes all connections with 1001, without a word to the function, and gives the port back. It
   * waits for nobody; closing twice does nothing.
   */
  @Override
  public void close() {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      farewells.forEach(Runnable::run);
      JettyServer.stop(connector);
    }
  }

  /** The side of the port that tests look at, to see which sockets are open. */
  public ServerConnector connector() {
    return connector;
  }

  private static void open(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException failure) {
      // Jetty wraps what the socket said.
      if (failure.getCause() instanceof BindException taken
          && String.valueOf(taken.getMessage()).contains("in use")) {
        throw new PortTakenException(connector.getHost(), connector.getPort(), failure);
      }
      throw new IllegalArgumentException(
          "Cannot listen on %s: expected a name or an address of this machine"
              .formatted(connector.getHost()),
          failure);
    }
  }

  private String stage() {
    return "/" + settings.api().stage();
  }

  private URI url(String scheme, String path) {
    boolean secure = settings.certificate().isPresent();
    return url(secure ? scheme + "s" : scheme, settings.host(), connector.getLocalPort(), path);
  }

  private static URI url(String scheme, String host, int port, String path) {
    try {
      return new URI(scheme, null, host, port, path, null, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The host cannot stand in a URL", impossible);
    }
  }
}
