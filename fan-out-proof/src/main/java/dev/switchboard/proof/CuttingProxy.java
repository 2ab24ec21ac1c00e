package dev.switchboard.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;

/**
 * A proxy in front of the gateway that cuts each connection after some bytes of its answers, at any
 * point of an answer.
 */
final class CuttingProxy implements AutoCloseable {

  private static final int SHORTEST = 50;
  private static final int LONGEST = 2_000;

  private final URI gateway;
  private final ServerSocket server;
  private final Random chance = new Random(1);

  private CuttingProxy(URI gateway, ServerSocket server) {
    this.gateway = gateway;
    this.server = server;
  }

  static CuttingProxy before(URI gateway) throws IOException {
    CuttingProxy proxy =
        new CuttingProxy(gateway, new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
    Thread.startVirtualThread(proxy::accept);
    return proxy;
  }

  /** Returns the address of the gateway through this proxy. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + gateway.getPath());
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        int bytes = chance.nextInt(SHORTEST, LONGEST);
        Thread.startVirtualThread(() -> serve(client, bytes));
      }
    } catch (IOException closed) {
      // The exception ends the connection.
    }
  }

  private void serve(Socket client, int bytes) {
    try (client;
        Socket behind = new Socket()) {
      behind.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      Thread.startVirtualThread(() -> forward(client, behind));
      copy(behind.getInputStream(), client.getOutputStream(), bytes);
    } catch (IOException broken) {
      // The cut is intended.
    }
  }

  private static void forward(Socket client, Socket behind) {
    try {
      client.getInputStream().transferTo(behind.getOutputStream());
      behind.shutdownOutput();
    } catch (IOException broken) {
      // The cut is intended.
    }
  }

  private static void copy(InputStream from, OutputStream to, int most) throws IOException {
    byte[] buffer = new byte[most];
    int left = most;
    while (left > 0) {
      int read = from.read(buffer, 0, left);
      if (read < 0) {
        return;
      }
      to.write(buffer, 0, read);
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
