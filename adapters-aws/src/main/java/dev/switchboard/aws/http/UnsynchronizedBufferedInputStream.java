package dev.switchboard.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered input stream without locks. Not thread-safe.
 *
 * <p>{@code BufferedInputStream} takes a lock for every byte, which costs more than the rest of
 * reading a response's head.
 */
final class UnsynchronizedBufferedInputStream extends InputStream {

  private final InputStream in;
  private final byte[] bytes = new byte[1024];
  private int next;
  private int end;

  UnsynchronizedBufferedInputStream(InputStream in) {
    this.in = in;
  }

  /**
   * Waits until a byte can be read.
   *
   * @throws EOFException at the end of the stream
   */
  void await() throws IOException {
    if (isEmpty() && !fill()) {
      throw new EOFException();
    }
  }

  /** Returns whether the buffer holds no unread byte. */
  boolean isEmpty() {
    return next == end;
  }

  /**
   * Reads a line with its terminator, or its first bytes if it is longer; each byte becomes a
   * character.
   *
   * @throws EOFException if the stream ends before the line
   */
  String readLine(int maxBytes) throws IOException {
    String line = "";
    while (line.length() < maxBytes && !line.endsWith("\n")) {
      await();
      int to = lineEnd(Math.min(end, next + maxBytes - line.length()));
      line = line.concat(new String(bytes, next, to - next, ISO_8859_1));
      next = to;
    }
    return line;
  }

  /** Returns the position after the next line feed, or the limit. */
  private int lineEnd(int limit) {
    int at = next;
    while (at < limit && bytes[at] != '\n') {
      at++;
    }
    return Math.min(limit, at + 1);
  }

  @Override
  public int read() throws IOException {
    return next < end || fill() ? bytes[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isEmpty() && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - next);
    System.arraycopy(bytes, next, target, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return end - next + in.available();
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(bytes, 0, bytes.length));
    return end > 0;
  }
}
