package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.http.SocketConnector;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes transports whose requests are written by a test. */
final class TestTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private TestTransport() {}

  /**
   * Makes a transport to a server without TLS.
   *
   * @param readTimeout how long it waits for a response
   * @param maxConnections how many connections its pool may hold once it has grown
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
