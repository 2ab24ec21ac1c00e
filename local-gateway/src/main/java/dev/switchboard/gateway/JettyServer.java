package dev.switchboard.gateway;

import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.RefusalReporter;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
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
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Configures Jetty to behave as API Gateway does. */
final class JettyServer {

  /**
   * Jetty reads a little more than API Gateway accepts, so that the gateway can tell the excess.
   */
  private static final int HEADER_BYTES = 24 * 1024;

  /**
   * The number of clients that can wait to be accepted. The JDK's default is 50, and a client that
   * exceeds it retries after a second.
   */
  private static final int BACKLOG = 1024;

  /** The time that a stop waits for threads, because the acceptor keeps the port until it ends. */
  private static final long STOP_MILLIS = 400;

  /**
   * The idle timeout outside of a WebSocket, within a request or after one. It is longer than
   * clients keep a connection alive.
   */
  private static final long IDLE_MILLIS = 120_000;

  private static final String PLAIN_WORDS = "[A-Za-z '-]{1,60}( [A-Z]+=0x[0-9A-Fa-f]+)?";

  private JettyServer() {}

  /** Returns the connector of a new server that is not started yet. */
  static ServerConnector connector(String host, int port, Optional<TlsCertificate> certificate) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("local-gateway");
    threads.setStopTimeout(STOP_MILLIS);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    ServerConnector connector = new ServerConnector(server, protocols(certificate));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    return connector;
  }

  /** Starts the server of a connector, and reports the requests that Jetty itself refuses. */
  static void start(ServerConnector connector, Handler handler, RefusalReporter refusals) {
    Server server = connector.getServer();
    server.setErrorHandler(
        (request, response, callback) -> answerError(refusals, request, response, callback));
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception failure) { // Jetty declares Exception.
      throw new IllegalStateException("The gateway cannot start", failure);
    }
  }

  static void stop(ServerConnector connector) {
    try {
      connector.close();
      connector.getServer().stop();
    } catch (Exception failure) { // Jetty declares Exception.
      throw new IllegalStateException("The gateway cannot stop", failure);
    }
  }

  private static ConnectionFactory[] protocols(Optional<TlsCertificate> certificate) {
    HttpConfiguration http = http();
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (certificate.isEmpty()) {
      return new ConnectionFactory[] {plain};
    }
    // Clients may use names and addresses that are not in the certificate.
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
  private static boolean answerError(
      RefusalReporter refusals, Request request, Response response, Callback callback) {
    refusals.report(request, response.getStatus(), reason(request, response.getStatus()));
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    EndPoint socket = request.getConnectionMetaData().getConnection().getEndPoint();
    Callback closing = Callback.from(socket::close, callback);
    GatewayResponse.ofStatus(response.getStatus()).write(response, closing);
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
