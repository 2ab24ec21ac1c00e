package dev.switchboard.gateway;

import dev.switchboard.gateway.http.RefusalReporter;
import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Makes HTTP connections on which each request must be complete within a time. */
final class TimedHttpConnections extends HttpConnectionFactory {

  private final Duration timeout;
  private final RefusalReporter refusals;

  TimedHttpConnections(HttpConfiguration http, Duration timeout, RefusalReporter refusals) {
    super(http);
    this.timeout = timeout;
    this.refusals = refusals;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint socket) {
    return configure(
        new TimedHttpConnection(getHttpConfiguration(), connector, socket, timeout, refusals),
        connector,
        socket);
  }
}
