package dev.switchboard.aws.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole response from a connection, up to a number of bytes. */
final class HttpDocumentReader {

  private static final int HEAD_BYTES = 16 * 1024;

  private final UnsynchronizedBufferedInputStream in;
  private final int maxBodyBytes;

  private HttpDocumentReader(UnsynchronizedBufferedInputStream in, int maxBodyBytes) {
    this.in = in;
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * Reads the next response.
   *
   * @throws EOFException if the connection ends before the body does
   * @throws BodyTooLargeException if the body has more bytes than allowed
   * @throws ProtocolException if the response is malformed, or does not say where it ends
   */
  static HttpDocument read(UnsynchronizedBufferedInputStream in, int maxBodyBytes)
      throws IOException {
    return new HttpDocumentReader(in, maxBodyBytes).read();
  }

  private HttpDocument read() throws IOException {
    HttpLineReader lines = new HttpLineReader(in, HEAD_BYTES);
    List<String> headLines = headLines(lines);
    HttpResponseHead head = HttpResponseHead.of(headLines);
    while (head.isInterim()) {
      headLines = headLines(lines);
      head = HttpResponseHead.of(headLines);
    }
    byte[] body = head.isChunked() ? chunks() : body(head);
    return new HttpDocument(head.status(), headLines.subList(1, headLines.size()), body);
  }

  /** Reads the status line and the header fields. */
  private static List<String> headLines(HttpLineReader lines) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = lines.next(); !line.isEmpty() || head.isEmpty(); line = lines.next()) {
      head.add(line);
    }
    return head;
  }

  private byte[] body(HttpResponseHead head) throws IOException {
    long length =
        head.contentLength().orElseThrow(() -> new ProtocolException("its body has no length"));
    return bytes(length, maxBodyBytes);
  }

  private byte[] chunks() throws IOException {
    HttpLineReader lines = new HttpLineReader(in, HEAD_BYTES);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (long size = HttpResponseReader.nextChunkSize(lines);
        size > 0;
        size = HttpResponseReader.nextChunkSize(lines)) {
      body.writeBytes(bytes(size, maxBodyBytes - body.size()));
      if (!lines.next().isEmpty()) {
        throw new ProtocolException("a chunk in it is longer than declared");
      }
    }
    HttpResponseReader.skipTrailers(lines);
    return body.toByteArray();
  }

  private byte[] bytes(long length, int most) throws IOException {
    if (length > most) {
      throw new BodyTooLargeException();
    }
    byte[] bytes = in.readNBytes(Math.toIntExact(length));
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
