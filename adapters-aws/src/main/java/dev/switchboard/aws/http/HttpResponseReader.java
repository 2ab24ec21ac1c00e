package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.OptionalLong;

/**
 * Reads an answer from a connection.
 *
 * <p>Its status is all that counts. A body is read only to get past it, and one that is longer than
 * a new connection is worth is left there, with the connection.
 */
final class HttpResponseReader {

  private static final int HEAD_BYTES = 16 * 1024;
  private static final int BODY_BYTES = 64 * 1024;

  private final UnsynchronizedBufferedInputStream in;

  private HttpResponseReader(UnsynchronizedBufferedInputStream in) {
    this.in = in;
  }

  /**
   * Reads the next answer.
   *
   * @throws ProtocolException if it is none; its message ends the sentence "The answer makes no
   *     sense: ", and shows nothing of what was read
   */
  static HttpResponse read(UnsynchronizedBufferedInputStream in) throws IOException {
    return new HttpResponseReader(in).read();
  }

  private HttpResponse read() throws IOException {
    HttpLineReader lines = new HttpLineReader(in, HEAD_BYTES);
    HttpResponseHead head = HttpResponseHead.read(lines);
    while (head.isInterim()) {
      head = HttpResponseHead.read(lines);
    }
    boolean past = passBody(head);
    return new HttpResponse(head.status(), past && head.keepsConnection());
  }

  /** Whether the body is behind us. */
  private boolean passBody(HttpResponseHead head) throws IOException {
    if (head.isChunked()) {
      return passChunks();
    }
    OptionalLong length = head.contentLength();
    if (length.isEmpty() || length.getAsLong() > BODY_BYTES) {
      return false;
    }
    in.skipNBytes(length.getAsLong());
    return true;
  }

  private boolean passChunks() throws IOException {
    HttpLineReader lines = new HttpLineReader(in, HEAD_BYTES);
    long bytesLeft = BODY_BYTES;
    for (long size = nextChunk(lines); size > 0; size = nextChunk(lines)) {
      bytesLeft -= size;
      if (bytesLeft < 0) {
        return false;
      }
      in.skipNBytes(size);
      if (!lines.next().isEmpty()) {
        throw new ProtocolException("a chunk in it is longer than it says");
      }
    }
    passTrailers(lines);
    return true;
  }

  private static long nextChunk(HttpLineReader lines) throws IOException {
    String line = lines.next();
    int extension = line.indexOf(';');
    return HttpLengthParser.parse(
        (extension < 0 ? line : line.substring(0, extension)).strip(), 16);
  }

  private static void passTrailers(HttpLineReader lines) throws IOException {
    while (!lines.next().isEmpty()) {
      // What comes after a body tells us nothing.
    }
  }
}
