package dev.switchboard.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads ahead, for one thread at a time. {@code BufferedInputStream} takes a lock for every byte,
 * which for the head of an answer adds up to more than all else that is done with it.
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
   * Waits until there is a byte to read.
   *
   * @throws EOFException if there will be none
   */
  void await() throws IOException {
    if (isEmpty() && !fill()) {
      throw new EOFException();
    }
  }

  /** Whether all that was read ahead is used. */
  boolean isEmpty() {
    return next == end;
  }

  /**
   * Reads to the end of a line, which it includes, or up to a number of bytes if that comes first;
   * each byte becomes a character.
   *
   * @throws EOFException if there is neither
   */
  String readLine(int most) throws IOException {
    String line = "";
    while (line.length() < most && !line.endsWith("\n")) {
      await();
      int to = lineEnd(Math.min(end, next + most - line.length()));
      line = line.concat(new String(bytes, next, to - next, ISO_8859_1));
      next = to;
    }
    return line;
  }

  /** Behind the next line feed, or the limit. */
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
