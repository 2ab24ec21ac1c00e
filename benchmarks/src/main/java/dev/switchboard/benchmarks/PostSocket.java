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
import java.util.OptionalInt;

/** A kept-alive socket with one post at a time on its way. */
final class PostSocket implements Closeable {

  private static final int LONGEST_ANSWER = 4 * 1024;
  private static final String HEAD_END = "\r\n\r\n";
  private static final String LENGTH = "Content-Length: ";

  private final SocketChannel channel;
  private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
  private int post;

  /** Connects to where posts to this address go, and tells the selector of its answers. */
  PostSocket(URI address, Selector selector) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** A post of a text as it is on the wire. */
  static byte[] request(URI address, String text) {
    byte[] body = text.getBytes(UTF_8);
    byte[] head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(address.getRawPath(), address.getRawAuthority(), body.length)
            .getBytes(ISO_8859_1);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }

  /** Sends a request, whole; what was sent before has been answered. */
  void send(int number, byte[] request) throws IOException {
    post = number;
    ByteBuffer unsent = ByteBuffer.wrap(request);
    while (unsent.hasRemaining()) {
      channel.write(unsent);
    }
  }

  /** Which post is on its way. */
  int post() {
    return post;
  }

  /** Reads on; the status once all of the answer is there. */
  OptionalInt read() throws IOException {
    if (channel.read(answer) < 0) {
      throw new IOException("The server closed a connection that posts came over");
    }
    String text = new String(answer.array(), 0, answer.position(), ISO_8859_1);
    int headEnd = text.indexOf(HEAD_END);
    if (headEnd < 0 || text.length() < headEnd + HEAD_END.length() + bodyLength(text)) {
      return OptionalInt.empty();
    }
    answer.clear();
    return OptionalInt.of(status(text));
  }

  private static int bodyLength(String head) throws IOException {
    int start = head.indexOf(LENGTH);
    if (start < 0) {
      throw new IOException("An answer does not say how long it is: " + head);
    }
    int digits = start + LENGTH.length();
    return Integer.parseInt(head, digits, head.indexOf('\r', digits), 10);
  }

  private static int status(String head) {
    int start = "HTTP/1.1 ".length();
    return Integer.parseInt(head, start, start + 3, 10);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
