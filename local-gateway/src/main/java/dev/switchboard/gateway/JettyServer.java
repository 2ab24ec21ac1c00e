package dev.switchboard.gateway;

import dev.switchboard.gateway.http.GatewayResponse;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
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
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Sets Jetty up to behave as API Gateway does. */
public final class JettyServer {

  /** API Gateway takes 10 KB of headers and URLs of 4 KB. */
  private static final int HEADER_BYTES = 14 * 1024;

  /** The JDK lets 50 wait to be accepted, and who finds it full tries again after a second. */
  private static final int WAITING_CLIENTS = 1024;

  /** How long a stop may wait for threads: the one that accepts holds the port until it is gone. */
  private static final long STOP_MILLIS = 400;

  /**
   * How long a client may be silent outside of a WebSocket, within a request or after one; longer
   * than clients keep a connection for the next.
   */
  private static final long IDLE_MILLIS = 120_000;

  private JettyServer() {}

  /** A connector of a server that is not started yet. */
  public static ServerConnector connector(
      String host, int port, Optional<TlsCertificate> certificate) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("local-gateway");
    threads.setStopTimeout(STOP_MILLIS);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    server.setErrorHandler(JettyServer::answerError);
    ServerConnector connector = new ServerConnector(server, protocols(certificate));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(WAITING_CLIENTS);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    return connector;
  }

  public static void start(ServerConnector connector, Handler handler) {
    Server server = connector.getServer();
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception failure) { // Jetty declares no less.
      throw new IllegalStateException("The gateway cannot start", failure);
    }
  }

  public static void stop(ServerConnector connector) {
    try {
      connector.close();
      connector.getServer().stop();
    } catch (Exception failure) { // Jetty declares no less.
      throw new IllegalStateException("The gateway cannot stop", failure);
    }
  }

  private static ConnectionFactory[] protocols(Optional<TlsCertificate> certificate) {
    HttpConfiguration http = http();
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (certificate.isEmpty()) {
      return new ConnectionFactory[] {plain};
    }
    // A laptop is called by names and addresses that no certificate need know.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(certificate.get().keyStore().toString());
    tls.setKeyStorePassword(certificate.get().password());
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return new ConnectionFactory[] {new SslConnectionFactory(tls, plain.getProtocol()), plain};
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // Headers reach the function in the client's case: their values, and their names.
    http.setHeaderCacheCaseSensitive(true);
    http.setHttpCompliance(
        HttpCompliance.RFC9110.with(
            "client's case", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
    // An id with an encoded slash is told it is malformed; no path here leads to a file.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "opaque ids",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    return http;
  }

  /**
   * What Jetty refuses by itself is told in JSON too, never shows a stack trace, and ends the
   * connection.
   *
   * <p>Jetty 12.1.14 would read on, on another thread, while the first one gives the buffer of the
   * malformed request back to the pool: other connections then read each other's bytes.
   */
  private static boolean answerError(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    EndPoint socket = request.getConnectionMetaData().getConnection().getEndPoint();
    Callback closing = Callback.from(socket::close, callback);
    GatewayResponse.ofStatus(response.getStatus()).write(response, closing);
    return true;
  }
}
