package dev.switchboard.gateway;

import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.http.HttpApiHandler;
import dev.switchboard.gateway.http.LocalRequestFilter;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.invoke.FreezeSimulator;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.management.ControlApi;
import dev.switchboard.gateway.management.ManagementApi;
import dev.switchboard.gateway.websocket.OpenConnections;
import dev.switchboard.gateway.websocket.WebSocketEndpoint;
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
 * API Gateway on this machine: a WebSocket API, its {@code @connections}, and optionally an HTTP
 * API.
 *
 * <p>It connects the packages of the module. Thread-safe.
 */
public final class LocalGateway implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private enum State {
    BOUND,
    SERVING,
    CLOSED
  }

  private final GatewaySettings settings;
  private final JettyServer server;
  private final Faults faults;
  private final AtomicReference<State> state = new AtomicReference<>(State.BOUND);
  private final List<Runnable> closings = new CopyOnWriteArrayList<>();
  private volatile @Nullable OpenConnections connections;
  private volatile @Nullable RefusalReporter refusalReporter;

  private LocalGateway(GatewaySettings settings, JettyServer server) {
    this.settings = settings;
    this.server = server;
    this.faults = new Faults(settings.clock());
  }

  /**
   * Binds the port on all addresses of the host, so that the URLs are known before the function
   * exists. Requests that arrive before {@link #serve} wait.
   *
   * @throws PortTakenException if another process listens there
   * @throws IllegalArgumentException if the host is not an address of this machine, or if this
   *     process may not listen on the port
   */
  public static LocalGateway bind(GatewaySettings settings) {
    JettyServer server = JettyServer.bind(settings.host(), settings.port());
    return new LocalGateway(settings.listeningOn(server.port()), server);
  }

  /** Starts serving, with one function behind every route; once only. */
  public void serve(Integration function) {
    serve(Functions.all(function), _ -> {}, _ -> {});
  }

  /**
   * Starts serving with these functions; once only.
   *
   * @param observer is called after each invocation of a function; from many threads at once
   */
  public void serve(Functions functions, Consumer<Invocation> observer) {
    serve(functions, observer, _ -> {});
  }

  /**
   * Starts serving with these functions; once only.
   *
   * @param observer is called after each invocation of a function; from many threads at once
   * @param refusalObserver is called for each refused request and message, before its answer; from
   *     many threads at once, which it must not block
   */
  public void serve(
      Functions functions,
      Consumer<Invocation> observer,
      Consumer<RefusedRequest> refusalObserver) {
    if (!state.compareAndSet(State.BOUND, State.SERVING)) {
      throw new IllegalStateException("The gateway is %s: bind a new one".formatted(state.get()));
    }
    FreezeSimulator freezeSimulator = new FreezeSimulator(faults::freezes);
    FunctionInvoker invoker = new FunctionInvoker(settings, freezeSimulator, observer);
    RefusalReporter refusals = new RefusalReporter(refusalObserver);
    refusalReporter = refusals;
    LocalRequestFilter localRequests = new LocalRequestFilter(settings);
    WebSocketEndpoint endpoint =
        new WebSocketEndpoint(server.server(), functions, invoker, faults, refusals, settings);
    OpenConnections open = endpoint.connections();
    connections = open;
    closings.add(endpoint::close);
    server.start(
        settings.certificate(),
        settings.requestTimeout(),
        new RequestRouter(
            settings,
            endpoint,
            new ManagementApi(open, localRequests, faults, freezeSimulator, refusals, settings),
            new HttpApiHandler(functions, invoker, localRequests, refusals, settings),
            refusals),
        refusals);
    endpoint.start();
  }

  /**
   * Serves the control API, on the loopback interface alone, once the gateway serves.
   *
   * @param port where to listen; 0 picks a free one
   * @return the address, {@code /faults} and {@code /connections} below it
   * @throws PortTakenException if another process listens there
   */
  public URI openControl(int port) {
    OpenConnections open = connections;
    RefusalReporter refusals = refusalReporter;
    if (open == null || refusals == null) {
      throw new IllegalStateException("The gateway does not serve yet");
    }
    JettyServer control = JettyServer.bind(LOOPBACK, port);
    LocalRequestFilter localRequests = new LocalRequestFilter(LOOPBACK);
    control.start(
        Optional.empty(),
        settings.requestTimeout(),
        new ControlApi(faults, open, localRequests, refusals),
        refusals);
    closings.add(control::stop);
    return url("http", LOOPBACK, control.port(), "");
  }

  /** The injected faults, which can be changed at any time. */
  public Faults faults() {
    return faults;
  }

  /** The URL for WebSocket clients. */
  public URI webSocketUrl() {
    return url("ws", stage());
  }

  /** The base URL of the HTTP API, if there is one. */
  public URI httpUrl() {
    return url("http", "");
  }

  /** The URL of the management API, as for the SDK's {@code endpointOverride}. */
  public URI managementUrl() {
    return url("http", stage());
  }

  /**
   * Closes all connections with 1001, without {@code $disconnect} events, and frees the port. It
   * does not wait for functions, and waits only briefly for clients. Closing twice does nothing.
   */
  @Override
  public void close() {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      closings.forEach(Runnable::run);
      server.stop();
    }
  }

  /** The settings; a domain name with port 0 has the port that the gateway listens on. */
  public GatewaySettings settings() {
    return settings;
  }

  /** The first listening socket, by which tests see the connections. */
  ServerConnector connector() {
    return server.connectors().getFirst();
  }

  private String stage() {
    return "/" + settings.api().stage();
  }

  private URI url(String scheme, String path) {
    boolean secure = settings.certificate().isPresent();
    return url(secure ? scheme + "s" : scheme, settings.host(), server.port(), path);
  }

  private static URI url(String scheme, String host, int port, String path) {
    try {
      return new URI(scheme, null, host, port, path, null, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The host cannot be part of a URL", impossible);
    }
  }
}
