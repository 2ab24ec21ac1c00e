package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * The posts of one body within one second: a request in which only the connection's id and the
 * signature vary. Immutable.
 */
final class PostRequestTemplate {

  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  private final HashedPayload body;
  private final SignedHeaders headers;
  private final byte[] headersUpToSignature;
  private final byte[] canonicalEnd;

  PostRequestTemplate(HashedPayload body, SignedHeaders headers) {
    this.body = body;
    this.headers = headers;
    this.headersUpToSignature = headers.headersUpToSignature(body);
    this.canonicalEnd = headers.canonicalEnd(body);
  }

  /** Returns the body of these posts. */
  HashedPayload body() {
    return body;
  }

  /** Returns the headers that these posts have in common. */
  SignedHeaders headers() {
    return headers;
  }

  /** Returns whether these posts have this body and time. */
  boolean isFor(String text, SigningTime time) {
    return headers.isAt(time) && body.hasText(text);
  }

  /** Returns the complete signed request to one connection. */
  byte[] requestTo(String connectionId) {
    String encoded = PercentEncoding.encodeSegment(connectionId);
    // Signature Version 4 encodes the path twice in the canonical request.
    byte[] signature = headers.sign(ascii(PercentEncoding.encodePath(encoded)), canonicalEnd);
    return request(ascii(encoded), signature);
  }

  private byte[] request(byte[] id, byte[] signature) {
    byte[] start = headers.requestStart();
    int head =
        start.length + id.length + headersUpToSignature.length + signature.length + HEAD_END.length;
    ByteBuffer request = ByteBuffer.allocate(head + body.length());
    request.put(start).put(id).put(headersUpToSignature).put(signature).put(HEAD_END);
    body.appendTo(request);
    return request.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
