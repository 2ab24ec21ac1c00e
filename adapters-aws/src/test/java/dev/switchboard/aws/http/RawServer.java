package dev.switchboard.aws.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Accepts connections on a free local port, and runs a script of the test on each. */
public final class RawServer implements Closeable {

  /** Serves a connection until it returns or throws; then the connection is closed. */
  public interface Script {

    /**
     * Serves a connection.
     *
     * @param number the connection's number; the first is 1
     */
    void run(RawConnection connection, int number) throws IOException;
  }

  private final ServerSocket socket;
  private final Script script;
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public RawServer(Script script) {
    this(ServerSocketFactory.getDefault(), script);
  }

  public RawServer(ServerSocketFactory sockets, Script script) {
    this.script = script;
    try {
      socket = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Returns the number of accepted connections. */
  public int accepted() {
    return accepted.get();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket connection = socket.accept();
        open.add(connection);
        int number = accepted.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(connection, number));
      }
    } catch (IOException closed) {
      // The server was closed.
    }
  }

  private void serve(Socket connection, int number) {
    try (connection) {
      script.run(new RawConnection(connection), number);
    } catch (IOException broken) {
      // Failures are detected at the client's side, which is under test.
    } finally {
      open.remove(connection);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
