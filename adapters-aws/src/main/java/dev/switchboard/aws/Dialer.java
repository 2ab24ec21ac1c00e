package dev.switchboard.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to one server. May be shared between threads. */
final class Dialer {

  /**
   * A post of the largest frame fits in, so that a write never waits for a server that does not
   * read; there is no time-out for writing.
   */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final Endpoint endpoint;
  private final Supplier<SSLSocketFactory> tls;
  private final int connectMillis;
  private final int readMillis;

  /**
   * Prepares to dial.
   *
   * @param tls what is trusted; asked for only if the endpoint is secure
   * @param toConnect how long the server may take to accept
   * @param toRead how long the server may be silent, in the TLS handshake and before an answer
   */
  Dialer(Endpoint endpoint, Supplier<SSLSocketFactory> tls, Duration toConnect, Duration toRead) {
    this.endpoint = endpoint;
    this.tls = tls;
    this.connectMillis = Math.toIntExact(toConnect.toMillis());
    this.readMillis = Math.toIntExact(toRead.toMillis());
  }

  /** Opens a connection; the server's name is looked up anew. */
  HttpConnection dial() throws IOException {
    Socket socket = new Socket();
    boolean dialled = false;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(readMillis);
      socket.setSendBufferSize(SEND_BUFFER_BYTES);
      socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), connectMillis);
      HttpConnection connection = new HttpConnection(endpoint.secure() ? secure(socket) : socket);
      dialled = true;
      return connection;
    } finally {
      if (!dialled) {
        socket.close();
      }
    }
  }

  /** Shakes hands with a server that can prove to be the one we mean; tells it which that is. */
  private SSLSocket secure(Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.get().createSocket(socket, endpoint.host(), endpoint.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }
}
