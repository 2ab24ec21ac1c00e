package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.OptionalLong;

/**
 * Reads a response from a connection.
 *
 * <p>Only the status is kept; a body is skipped. If the body is too long, it is left unread and the
 * connection cannot be used again, since a new one costs less.
 */
final class HttpResponseReader {

  private static final int HEAD_BYTES = 16 * 1024;
  private static final int BODY_BYTES = 64 * 1024;

  private final UnsynchronizedBufferedInputStream in;

  private HttpResponseReader(UnsynchronizedBufferedInputStream in) {
    this.in = in;
  }

  /**
   * Reads the next response.
   *
   * @throws ProtocolException if it is malformed; the message ends the sentence "The answer makes
   *     no sense: ", and contains no part of the response
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
    boolean skipped = skipBody(head);
    return new HttpResponse(head.status(), skipped && head.keepsAlive());
  }

  /** Skips the body; returns false if it was left unread. */
  private boolean skipBody(HttpResponseHead head) throws IOException {
    if (head.isChunked()) {
      return skipChunks();
    }
    OptionalLong length = head.contentLength();
    if (length.isEmpty() || length.getAsLong() > BODY_BYTES) {
      return false;
    }
    in.skipNBytes(length.getAsLong());
    return true;
  }

  private boolean skipChunks() throws IOException {
    HttpLineReader lines = new HttpLineReader(in, HEAD_BYTES);
    long bytesLeft = BODY_BYTES;
    for (long size = nextChunkSize(lines); size > 0; size = nextChunkSize(lines)) {
      bytesLeft -= size;
      if (bytesLeft < 0) {
        return false;
      }
      in.skipNBytes(size);
      if (!lines.next().isEmpty()) {
        throw new ProtocolException("a chunk in it is longer than declared");
      }
    }
    skipTrailers(lines);
    return true;
  }

  /** Reads the line before a chunk; the last chunk has no bytes. */
  static long nextChunkSize(HttpLineReader lines) throws IOException {
    String line = lines.next();
    int extension = line.indexOf(';');
    return HttpLengthParser.parse(
        (extension < 0 ? line : line.substring(0, extension)).strip(), 16);
  }

  /** Skips the lines after the last chunk. */
  static void skipTrailers(HttpLineReader lines) throws IOException {
    while (!lines.next().isEmpty()) {
      // Trailer fields are ignored.
    }
  }
}
