package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.ProtocolException;

/** Reads the lines of an HTTP message, up to a total number of bytes. Not thread-safe. */
final class HttpLineReader {

  private final UnsynchronizedBufferedInputStream in;
  private int bytesLeft;

  HttpLineReader(UnsynchronizedBufferedInputStream in, int maxBytes) {
    this.in = in;
    this.bytesLeft = maxBytes;
  }

  /** Reads the next line, without its line terminator. */
  String next() throws IOException {
    String line = in.readLine(bytesLeft);
    bytesLeft -= line.length();
    if (!line.endsWith("\n")) {
      throw new ProtocolException("its head is incomplete or too long");
    }
    return line.substring(0, line.length() - (line.endsWith("\r\n") ? 2 : 1));
  }
}
