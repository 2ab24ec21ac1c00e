package dev.switchboard.aws;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** The lines of an HTTP message, up to a number of bytes in all. For one thread. */
final class HttpLines {

  private final InputStream in;
  private int bytesLeft;

  HttpLines(InputStream in, int bytes) {
    this.in = in;
    this.bytesLeft = bytes;
  }

  /** Reads the next line, without its end. */
  String next() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int each = read(); each != '\n'; each = read()) {
      line.append((char) each);
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  private int read() throws IOException {
    if (bytesLeft-- == 0) {
      throw new ProtocolException("its head does not end");
    }
    int each = in.read();
    if (each < 0) {
      throw new EOFException();
    }
    return each;
  }
}
