package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Opens connections to one server. Threads may share it. */
public final class SocketConnector {

  /**
   * Large enough for the largest post, so that a write does not wait for a server that reads
   * slowly.
   */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final String host;
  private final int port;
  private final Optional<TlsHandshake> tls;
  private final int connectMillis;
  private final int readMillis;
  private final ResponseTimeout responseTimeout;

  /**
   * Prepares connections to a server.
   *
   * @param host a name or an address; an IPv6 address has brackets
   * @param tls absent for connections without TLS
   * @param connectTimeout the time in which the server must accept a connection
   * @param readTimeout the time for which the server may be silent, in the TLS handshake and before
   *     a response
   */
  public SocketConnector(
      String host,
      int port,
      Optional<TlsHandshake> tls,
      Duration connectTimeout,
      Duration readTimeout) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
    this.readMillis = Math.toIntExact(readTimeout.toMillis());
    this.responseTimeout = new ResponseTimeout(readTimeout);
  }

  /** Opens a connection. The host's name is resolved each time. */
  public HttpConnection connect() throws IOException {
    // Without a proxy: looking for one takes a cold JVM longer than connecting.
    Socket socket = new Socket(Proxy.NO_PROXY);
    boolean connected = false;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(readMillis);
      socket.setSendBufferSize(SEND_BUFFER_BYTES);
      socket.connect(new InetSocketAddress(host, port), connectMillis);
      Socket secured = tls.isPresent() ? tls.get().perform(socket, host, port) : socket;
      socket.setSoTimeout(0);
      // The timer closes the socket below TLS, since TLS would wait for the server.
      HttpConnection connection =
          new HttpConnection(secured, socket, responseTimeout.timerFor(socket));
      connected = true;
      return connection;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }
}
