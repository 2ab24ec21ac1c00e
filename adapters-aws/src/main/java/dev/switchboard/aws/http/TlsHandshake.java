package dev.switchboard.aws.http;

import dev.switchboard.aws.apigateway.ApiGatewaySettings.Ciphers;
import java.io.IOException;
import java.net.Socket;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Secures connections to servers that can prove to be those we mean. */
public final class TlsHandshake {

  private static final String CHACHA20 = "_CHACHA20_";

  private final Supplier<SSLSocketFactory> sockets;
  private final Ciphers ciphers;

  /**
   * Prepares it.
   *
   * @param sockets what is trusted; asked for only if there is something to secure
   */
  public TlsHandshake(Supplier<SSLSocketFactory> sockets, Ciphers ciphers) {
    this.sockets = sockets;
    this.ciphers = ciphers;
  }

  /** Shakes hands over a connection; tells the server which one is meant. */
  SSLSocket over(Socket wire, String host, int port) throws IOException {
    SSLSocket secured = (SSLSocket) sockets.get().createSocket(wire, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (ciphers == Ciphers.CHACHA20_FIRST) {
      parameters.setCipherSuites(chaCha20First(parameters.getCipherSuites()));
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /** None is left out: a server may not know the first. */
  private static String[] chaCha20First(String[] suites) {
    return Stream.of(suites)
        .sorted(Comparator.comparing(suite -> !suite.contains(CHACHA20)))
        .toArray(String[]::new);
  }
}
