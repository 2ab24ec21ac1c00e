package dev.switchboard.aws.http;

import dev.switchboard.aws.sigv4.CallbackUrl;
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

/** Accepts connections on a free port of this machine, and does on each whatever a test says. */
public final class RawServer implements Closeable {

  /** What happens on a connection, until it returns or throws; then the connection is closed. */
  public interface Talk {

    /**
     * Talks.
     *
     * @param number which connection it is; the first is 1
     */
    void on(RawConnection connection, int number) throws IOException;
  }

  private final ServerSocket socket;
  private final Talk talk;
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public RawServer(Talk talk) {
    this(ServerSocketFactory.getDefault(), talk);
  }

  public RawServer(ServerSocketFactory sockets, Talk talk) {
    this.talk = talk;
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

  /** Where it is reached over plain HTTP. */
  public CallbackUrl endpoint() {
    return new CallbackUrl(false, "127.0.0.1", port(), "/dev");
  }

  /** How many connections there have been. */
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
      // That ends it.
    }
  }

  private void serve(Socket connection, int number) {
    try (connection) {
      talk.on(new RawConnection(connection), number);
    } catch (IOException broken) {
      // The client's end is what is tested.
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
