package dev.switchboard.gateway;

import dev.switchboard.gateway.http.Exchange;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.RefusalReporter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server that Jetty runs, configured to behave as API Gateway does. */
final class JettyServer {

  /**
   * Jetty reads a little more than API Gateway accepts, so that the gateway can tell the excess.
   */
  private static final int HEADER_BYTES = 24 * 1024;

  /** The time that a stop waits for threads, because the acceptor keeps the port until it ends. */
  private static final long STOP_MILLIS = 400;

  /** The idle timeout after a request. It is longer than clients keep a connection alive. */
  private static final long IDLE_MILLIS = 120_000;

  private static final String PLAIN_WORDS = "[A-Za-z '-]{1,60}( [A-Z]+=0x[0-9A-Fa-f]+)?";

  private final Server server;
  private final List<ServerConnector> connectors;

  private JettyServer(Server server, List<ServerConnector> connectors) {
    this.server = server;
    this.connectors = List.copyOf(connectors);
  }

  /**
   * Opens a port on all addresses of a host. Clients wait until {@link #start}.
   *
   * @throws PortTakenException if another process listens there
   * @throws IllegalArgumentException if this machine does not have the host, or the port is not
   *     permitted
   */
  static JettyServer bind(String host, int port) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("local-gateway");
    threads.setStopTimeout(STOP_MILLIS);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    List<ServerConnector> connectors = ListeningSockets.open(server, host, port);
    connectors.forEach(connector -> connector.setIdleTimeout(IDLE_MILLIS));
    return new JettyServer(server, connectors);
  }

  /** The port that clients use. */
  int port() {
    return connectors.getFirst().getLocalPort();
  }

  /** Jetty's server, which upgrades requests to WebSockets. */
  Server server() {
    return server;
  }

  /** The listening sockets, one for each address. */
  List<ServerConnector> connectors() {
    return connectors;
  }

  /**
   * Starts to serve, and reports the requests that Jetty itself refuses, and those that clients do
   * not complete.
   */
  void start(
      Optional<TlsCertificate> certificate,
      Duration requestTimeout,
      Handler handler,
      RefusalReporter refusals) {
    for (ServerConnector connector : connectors) {
      List<ConnectionFactory> protocols = protocols(certificate, requestTimeout, refusals);
      connector.setConnectionFactories(protocols);
      connector.setDefaultProtocol(protocols.getFirst().getProtocol());
    }
    server.setErrorHandler(JettyServer::answerError);
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception failure) { // Jetty declares Exception.
      throw new IllegalStateException("The gateway cannot start", failure);
    }
  }

  void stop() {
    try {
      connectors.forEach(ServerConnector::close);
      server.stop();
    } catch (Exception failure) { // Jetty declares Exception.
      throw new IllegalStateException("The gateway cannot stop", failure);
    }
  }

  private static List<ConnectionFactory> protocols(
      Optional<TlsCertificate> certificate, Duration requestTimeout, RefusalReporter refusals) {
    HttpConfiguration http = http();
    HttpConnectionFactory plain = new TimedHttpConnections(http, requestTimeout, refusals);
    if (certificate.isEmpty()) {
      return List.of(plain);
    }
    // Clients may use names and addresses that are not in the certificate.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(certificate.get().keyStore().toString());
    tls.setKeyStorePassword(certificate.get().password());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return List.of(new SslConnectionFactory(tls, plain.getProtocol()), plain);
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // Names and values of headers reach the function in the client's case.
    http.setHeaderCacheCaseSensitive(true);
    http.setHttpCompliance(
        HttpCompliance.RFC9110.with(
            "client's case", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
    // An encoded slash is allowed, and treated as part of an id; no path leads to a file.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "opaque ids",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    return http;
  }

  /**
   * Answers requests that Jetty refuses with JSON, without a stack trace, and closes the
   * connection.
   *
   * <p>Jetty 12.1.14 would continue to read on another thread, while the first one returns the
   * malformed request's buffer to the pool. Other connections could then read each other's bytes.
   */
  private static boolean answerError(Request request, Response response, Callback callback) {
    Connection connection = request.getConnectionMetaData().getConnection();
    if (connection instanceof TimedHttpConnection http) {
      http.reportMalformed(response.getStatus(), reason(request, response.getStatus()));
    }
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    EndPoint socket = connection.getEndPoint();
    Callback closing = Callback.from(socket::close, callback);
    GatewayResponse.ofStatus(response.getStatus()).write(new Exchange(request, response, closing));
    return true;
  }

  /** Jetty's description of the error, unless it could repeat what the client sent. */
  private static String reason(Request request, int status) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException malformed
            && malformed.getReason() != null
            && malformed.getReason().matches(PLAIN_WORDS)
        ? "The request is malformed: " + malformed.getReason()
        : "The request is malformed: " + HttpStatus.getMessage(status);
  }
}
