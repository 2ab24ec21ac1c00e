package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.LocalGateway;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A client that writes exactly the given bytes and frames, and reads only on request. */
public final class RawClient implements AutoCloseable {

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  /** A frame from the gateway. */
  public record Frame(int opCode, boolean last, String payload) {

    public int closeCode() {
      return ByteBuffer.wrap(payload.getBytes(ISO_8859_1)).getShort();
    }

    public String closeReason() {
      return payload.substring(2);
    }

    public String text() {
      return new String(payload.getBytes(ISO_8859_1), UTF_8);
    }
  }

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Socket socket;
  private final WireReader in;
  private final OutputStream out;

  public RawClient(LocalGateway gateway) throws IOException {
    this(gateway.webSocketUrl().getPort());
  }

  public RawClient(int port) throws IOException {
    this(InetAddress.getLoopbackAddress(), port);
  }

  public RawClient(InetAddress address, int port) throws IOException {
    socket = new Socket(address, port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new WireReader(socket.getInputStream());
    out = socket.getOutputStream();
  }

  public static RawClient upgraded(LocalGateway gateway) throws IOException {
    RawClient client = new RawClient(gateway);
    String answer = client.upgrade(gateway.webSocketUrl());
    if (!answer.startsWith("HTTP/1.1 101 ")) {
      throw new IOException("Not upgraded: " + answer);
    }
    return client;
  }

  /** Sends a handshake with further headers, and reads the head of the response. */
  public String upgrade(URI url, String... headers) throws IOException {
    sendUpgrade(url, headers);
    return head();
  }

  /** Sends a handshake, and reads no response. */
  public void sendUpgrade(URI url, String... headers) throws IOException {
    String target = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    sendRequest(
        "GET " + url.getRawPath() + target,
        Arrays.asList(headers),
        "Host: localhost",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
  }

  /** Sends a request without a body, and reads the head of the response. */
  public String request(String methodAndTarget, Iterable<String> more, String... headers)
      throws IOException {
    sendRequest(methodAndTarget, more, headers);
    return head();
  }

  private void sendRequest(String methodAndTarget, Iterable<String> more, String... headers)
      throws IOException {
    StringBuilder request = new StringBuilder(methodAndTarget).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    more.forEach(header -> request.append(header).append("\r\n"));
    write(request.append("\r\n").toString().getBytes(UTF_8));
  }

  /** Sends bytes unchanged. */
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  private String head() throws IOException {
    String head = answer();
    if (!head.endsWith(END_OF_HEAD)) {
      throw new EOFException("The gateway closed the socket after '%s'".formatted(head));
    }
    return head;
  }

  /** Reads the head of a response, or the part before the gateway closes the socket. */
  public String answer() throws IOException {
    return in.textUntil(END_OF_HEAD);
  }

  /** Reads a body of this length. */
  public String body(int length) throws IOException {
    return in.text(length);
  }

  /** Returns whether the gateway neither sends a byte nor closes the socket within this time. */
  public boolean answersNothingFor(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      return in.isSilent();
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  /** Reads everything until the gateway closes the socket. */
  public String readToEnd() throws IOException {
    return in.textToEnd();
  }

  public void send(int opCode, boolean last, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (opCode | (last ? 0x80 : 0)));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    // A mask of zeros does not change the payload.
    frame.putInt(0).put(payload).flip();
    out.write(frame.array(), 0, frame.limit());
  }

  public Frame read() throws IOException {
    return in.frame();
  }

  /** Reads frames until the gateway closes the socket. */
  public List<Frame> readFrames() throws IOException {
    return in.framesToEnd();
  }

  /** Ends the output, and keeps the input open. */
  public void endOutput() throws IOException {
    try {
      socket.shutdownOutput();
    } catch (SocketException reset) {
      // The gateway has closed the socket already.
    }
  }

  /** Resets the socket without a close frame, like a network failure. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
