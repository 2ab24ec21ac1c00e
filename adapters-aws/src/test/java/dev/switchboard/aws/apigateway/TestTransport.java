package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.http.SocketConnector;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Creates transports for test servers. */
final class TestTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private TestTransport() {}

  /**
   * Creates a transport to a server without TLS.
   *
   * @param readTimeout the time to wait for a response
   * @param maxConnections the maximum number of connections in its pool
   */
  static ApiGatewayTransport to(
      RawServer server, Duration readTimeout, int maxConnections, InstantSource clock) {
    SocketConnector connector =
        new SocketConnector(
            "127.0.0.1", server.port(), Optional.empty(), CONNECT_TIMEOUT, readTimeout);
    return over(connector, maxConnections, clock);
  }

  static ApiGatewayTransport over(
      SocketConnector connector, int maxConnections, InstantSource clock) {
    ApiGatewaySettings settings =
        new ApiGatewaySettings(URI.create("http://127.0.0.1:1/dev"), AwsAccess.LAPTOP);
    return new ApiGatewayTransport(
        ApiGatewayModule.signer(settings, clock),
        connector,
        new HttpConnectionPool(maxConnections, clock),
        () -> ApiGatewayModule.client(settings));
  }
}
