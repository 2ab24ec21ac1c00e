package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.ProtocolException;

/** The lines of an HTTP message, up to a number of bytes in all. For one thread. */
final class HttpLineReader {

  private final UnsynchronizedBufferedInputStream in;
  private int bytesLeft;

  HttpLineReader(UnsynchronizedBufferedInputStream in, int bytes) {
    this.in = in;
    this.bytesLeft = bytes;
  }

  /** Reads the next line, without its end. */
  String next() throws IOException {
    String line = in.readLine(bytesLeft);
    bytesLeft -= line.length();
    if (!line.endsWith("\n")) {
      throw new ProtocolException("its head does not end");
    }
    return line.substring(0, line.length() - (line.endsWith("\r\n") ? 2 : 1));
  }
}
