package dev.switchboard.aws.http;

import dev.switchboard.aws.sigv4.CallbackUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;

/** Opens connections to one server. May be shared between threads. */
public final class SocketConnector {

  /**
   * A post of the largest frame fits in, so that a write does not wait for a server that is slow to
   * read.
   */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final CallbackUrl endpoint;
  private final TlsHandshake tls;
  private final int connectMillis;
  private final int readMillis;
  private final ResponseTimeout watch;

  /**
   * Prepares to dial.
   *
   * @param tls used only if the endpoint is secure
   * @param toConnect how long the server may take to accept
   * @param toRead how long the server may be silent, in the TLS handshake and before an answer
   */
  public SocketConnector(
      CallbackUrl endpoint, TlsHandshake tls, Duration toConnect, Duration toRead) {
    this.endpoint = endpoint;
    this.tls = tls;
    this.connectMillis = Math.toIntExact(toConnect.toMillis());
    this.readMillis = Math.toIntExact(toRead.toMillis());
    this.watch = new ResponseTimeout(toRead);
  }

  /** Opens a connection; the server's name is looked up anew. */
  public HttpConnection dial() throws IOException {
    // There is no proxy: to look for one takes a cold JVM longer than to connect.
    Socket socket = new Socket(Proxy.NO_PROXY);
    boolean dialled = false;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(readMillis);
      socket.setSendBufferSize(SEND_BUFFER_BYTES);
      socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), connectMillis);
      Socket ready =
          endpoint.secure() ? tls.over(socket, endpoint.host(), endpoint.port()) : socket;
      socket.setSoTimeout(0);
      // The watch closes what is below TLS, which waits for nobody.
      HttpConnection connection = new HttpConnection(ready, socket, watch.over(socket));
      dialled = true;
      return connection;
    } finally {
      if (!dialled) {
        socket.close();
      }
    }
  }
}
