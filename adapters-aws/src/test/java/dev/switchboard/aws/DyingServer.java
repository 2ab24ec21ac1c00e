package dev.switchboard.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Answers one request on each connection, promises to keep it, and drops it. */
final class DyingServer implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;
  private final CountDownLatch death = new CountDownLatch(1);

  DyingServer(ServerSocket socket) {
    this.socket = socket;
    Thread.ofVirtual().start(this::serve);
  }

  /** Waits until the first connection has been dropped. */
  void awaitDeath() {
    try {
      death.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        readRequest(connection);
        OutputStream out = connection.getOutputStream();
        out.write(ANSWER);
        out.flush();
      } catch (IOException broken) {
        continue;
      }
      death.countDown();
    }
  }

  private static void readRequest(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    in.skip(length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
