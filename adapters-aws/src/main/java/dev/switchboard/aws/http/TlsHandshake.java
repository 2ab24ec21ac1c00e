package dev.switchboard.aws.http;

import dev.switchboard.aws.CipherOrder;
import java.io.IOException;
import java.net.Socket;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Performs TLS handshakes, and verifies that the server's certificate is for its host name. */
public final class TlsHandshake {

  private static final String CHACHA20 = "_CHACHA20_";

  private final Supplier<SSLSocketFactory> sockets;
  private final CipherOrder ciphers;

  /**
   * Prepares handshakes.
   *
   * @param sockets creates sockets that trust the configured certificates; called at each
   *     handshake, not before the first
   */
  public TlsHandshake(Supplier<SSLSocketFactory> sockets, CipherOrder ciphers) {
    this.sockets = sockets;
    this.ciphers = ciphers;
  }

  /** Performs a handshake over a connected socket, and sends the host's name to the server. */
  SSLSocket perform(Socket connected, String host, int port) throws IOException {
    SSLSocket secured = (SSLSocket) sockets.get().createSocket(connected, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (ciphers == CipherOrder.CHACHA20_FIRST) {
      parameters.setCipherSuites(chaCha20First(parameters.getCipherSuites()));
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /**
   * Returns all cipher suites with ChaCha20 first, since a server may not support the first one.
   */
  private static String[] chaCha20First(String[] suites) {
    return Stream.of(suites)
        .sorted(Comparator.comparing(suite -> !suite.contains(CHACHA20)))
        .toArray(String[]::new);
  }
}
