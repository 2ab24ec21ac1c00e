package dev.switchboard.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * One WebSocket client that knows byte for byte what it will receive.
 *
 * <p>So it needs no parser, no copies and no thread: a thousand of a library's clients would take
 * the cores from the service they are to measure.
 */
final class Client implements Closeable {

  private static final int LONGEST = 4 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer received = ByteBuffer.allocate(LONGEST);

  private Client(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects one, and waits for an answer to a ping: from then on texts reach it. */
  static Client connect(URI url) throws IOException {
    return connect(url, "");
  }

  /** Connects one with more headers, each ended by a line's end. */
  static Client connect(URI url, String headers) throws IOException {
    Client client =
        new Client(SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort())));
    client.write(handshake(url, headers).getBytes(ISO_8859_1));
    String head = client.readHead();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException("Not connected: " + head);
    }
    client.write(Frames.PING);
    client.waitFor(Frames.PONG);
    return client;
  }

  private static String handshake(URI url, String headers) {
    return """
        GET %s HTTP/1.1\r
        Host: %s\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        %s\r
        """
        .formatted(url.getRawPath(), url.getRawAuthority(), headers);
  }

  private String readHead() throws IOException {
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      read();
      head = new String(received.array(), 0, received.position(), ISO_8859_1);
    }
    received.clear();
    return head;
  }

  private void waitFor(byte[] frame) throws IOException {
    boolean there = false;
    while (!there) {
      there = hasReceived(frame);
    }
  }

  /** Sends a text, and waits for the answer to it. */
  void ask(String text, String answer) throws IOException {
    send(text);
    waitFor(Frames.fromServer(answer));
  }

  /** Waits for a text of so many bytes, whatever it says. */
  void skip(int bytes) throws IOException {
    received.limit(Frames.serverBytes(bytes));
    while (received.hasRemaining()) {
      read();
    }
    received.clear();
  }

  /** From now on reads only when there is something to read, as the selector tells. */
  void register(Selector selector, Object attachment) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, attachment);
  }

  /** Sends a text, whole. */
  void send(String text) throws IOException {
    write(Frames.fromClient(text));
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer unsent = ByteBuffer.wrap(bytes);
    while (unsent.hasRemaining()) {
      channel.write(unsent);
    }
  }

  /** Reads on; true once all of the frame is there, after which the next one may come. */
  boolean hasReceived(byte[] frame) throws IOException {
    received.limit(frame.length);
    read();
    if (received.hasRemaining()) {
      return false;
    }
    if (!Arrays.equals(received.array(), 0, frame.length, frame, 0, frame.length)) {
      throw new IOException("A client received something else than was sent");
    }
    received.clear();
    return true;
  }

  private void read() throws IOException {
    if (channel.read(received) < 0) {
      throw new IOException("The service closed a connection");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
