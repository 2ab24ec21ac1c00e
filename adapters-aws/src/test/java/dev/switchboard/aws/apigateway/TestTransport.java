package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.apigateway.ApiGatewaySettings.Ciphers;
import dev.switchboard.aws.http.HttpConnectionPool;
import dev.switchboard.aws.http.RawServer;
import dev.switchboard.aws.http.SocketConnector;
import dev.switchboard.aws.http.TlsHandshake;
import dev.switchboard.aws.sigv4.CallbackUrl;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;

/** Requests to a {@link RawServer} over HTTP without TLS. */
public final class PlainHttp {

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  private PlainHttp() {}

  /**
   * Makes a pool.
   *
   * @param toRead how long it waits for an answer
   * @param most how many connections it has in the end
   */
  public static GatewayHttp to(RawServer server, Duration toRead, int most, InstantSource clock) {
    return new GatewayHttp(dialer(server.endpoint(), toRead), new HttpConnectionPool(most, clock));
  }

  public static SocketConnector dialer(CallbackUrl endpoint, Duration toRead) {
    TlsHandshake tls =
        new TlsHandshake(() -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Ciphers.USUAL);
    return new SocketConnector(endpoint, tls, TO_CONNECT, toRead);
  }
}
