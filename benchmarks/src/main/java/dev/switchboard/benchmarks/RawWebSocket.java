package dev.switchboard.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
 * A WebSocket client that knows byte for byte the frames that it will receive. So it needs no
 * parser, no copies and no thread. A library's thousand clients would take the cores from the
 * service.
 */
final class RawWebSocket implements Closeable {

  private static final int LONGEST = 4 * 1024;
  private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
  private static final byte[] PONG = {(byte) 0x8A, 0};
  private static final byte TEXT = (byte) 0x81;
  private static final byte MASKED = (byte) 0x80;
  private static final byte LENGTH_IN_TWO_BYTES = 126;

  private final SocketChannel channel;
  private final ByteBuffer received = ByteBuffer.allocate(LONGEST);

  private RawWebSocket(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects, and waits for an answer to a ping. From then on texts reach the client.
   *
   * @param headers more headers, each ended by a line's end
   */
  static RawWebSocket connect(URI url, String headers) throws IOException {
    RawWebSocket client =
        new RawWebSocket(SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort())));
    client.write(handshake(url, headers).getBytes(ISO_8859_1));
    String head = client.readHead();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException("Not connected: " + head);
    }
    client.write(PING);
    client.await(PONG);
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

  /** Waits for a frame. */
  void await(byte[] frame) throws IOException {
    boolean there = false;
    while (!there) {
      there = hasReceived(frame);
    }
  }

  /** Waits for a text of this many bytes, with any content. */
  void skip(int bytes) throws IOException {
    received.limit(bytes + (bytes < LENGTH_IN_TWO_BYTES ? 2 : 4));
    while (received.hasRemaining()) {
      read();
    }
    received.clear();
  }

  /**
   * Registers the client with a selector; from now on it is read when the selector reports data.
   */
  void register(Selector selector) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Returns a text of up to 65,535 bytes as a server sends it. */
  static byte[] serverFrame(String text) {
    byte[] payload = text.getBytes(UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put(TEXT);
    if (payload.length < LENGTH_IN_TWO_BYTES) {
      frame.put((byte) payload.length);
    } else {
      frame.put(LENGTH_IN_TWO_BYTES).putShort((short) payload.length);
    }
    return Arrays.copyOf(frame.put(payload).array(), frame.position());
  }

  /** Sends a text of 126 to 65,535 bytes, under a mask of zeros. */
  void send(String text) throws IOException {
    byte[] payload = text.getBytes(UTF_8);
    write(
        ByteBuffer.allocate(8 + payload.length)
            .put(TEXT)
            .put((byte) (MASKED | LENGTH_IN_TWO_BYTES))
            .putShort((short) payload.length)
            .putInt(0)
            .put(payload)
            .array());
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer unsent = ByteBuffer.wrap(bytes);
    while (unsent.hasRemaining()) {
      channel.write(unsent);
    }
  }

  /**
   * Reads further bytes; returns true once the whole frame has arrived, after which the next one
   * may arrive.
   */
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
