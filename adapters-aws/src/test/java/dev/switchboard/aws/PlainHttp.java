package dev.switchboard.aws;

import dev.switchboard.aws.ApiGatewaySettings.Ciphers;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;

/** Requests to a {@link RawServer} over HTTP without TLS. */
final class PlainHttp {

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  private PlainHttp() {}

  /**
   * Makes a pool.
   *
   * @param toRead how long it waits for an answer
   * @param most how many connections it has in the end
   */
  static GatewayHttp to(RawServer server, Duration toRead, int most, InstantSource clock) {
    return new GatewayHttp(dialer(server.endpoint(), toRead), new ConnectionPool(most, clock));
  }

  static Dialer dialer(Endpoint endpoint, Duration toRead) {
    Tls tls = new Tls(() -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Ciphers.USUAL);
    return new Dialer(endpoint, tls, TO_CONNECT, toRead);
  }
}
