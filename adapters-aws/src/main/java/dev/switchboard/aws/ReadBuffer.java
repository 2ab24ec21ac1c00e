package dev.switchboard.aws;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads ahead, for one thread at a time. {@code BufferedInputStream} takes a lock for every byte,
 * which for the head of an answer adds up to more than all else that is done with it.
 */
final class ReadBuffer extends InputStream {

  private final InputStream in;
  private final byte[] bytes = new byte[1024];
  private int next;
  private int end;

  ReadBuffer(InputStream in) {
    this.in = in;
  }

  /**
   * Waits until there is a byte to read.
   *
   * @throws EOFException if there will be none
   */
  void await() throws IOException {
    if (next == end && !fill()) {
      throw new EOFException();
    }
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
    if (next == end && !fill()) {
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
