package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Frame;
import java.nio.ByteBuffer;

/**
 * The posts of one body within one second, which differ by the connection's id and the signature
 * alone. Immutable.
 */
final class PostRequestTemplate {

  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  private final HashedPayload body;
  private final SignedHeaders second;
  private final byte[] requestEnd;
  private final byte[] hashedEnd;

  PostRequestTemplate(HashedPayload body, SignedHeaders second) {
    this.body = body;
    this.second = second;
    this.requestEnd = second.requestEnd(body);
    this.hashedEnd = second.hashedEnd(body);
  }

  /** The body that all of them carry. */
  HashedPayload body() {
    return body;
  }

  /** The second in which they are sent. */
  SignedHeaders second() {
    return second;
  }

  /** Whether it is what carries this frame in this second. */
  boolean isOf(Frame frame, SigningTime time) {
    return second.isOf(time) && body.isOf(frame);
  }

  /** The whole request to one connection, signed, as it goes over the wire. */
  byte[] to(ConnectionId id) {
    String encoded = PercentEncoding.ofSegment(id.value());
    // The id is encoded twice in what is signed, and once in what is sent.
    byte[] signature = second.sign(ascii(PercentEncoding.ofPath(encoded)), hashedEnd);
    return request(ascii(encoded), signature);
  }

  private byte[] request(byte[] id, byte[] signature) {
    byte[] start = second.requestStart();
    int head = start.length + id.length + requestEnd.length + signature.length + HEAD_END.length;
    ByteBuffer request = ByteBuffer.allocate(head + body.length());
    request.put(start).put(id).put(requestEnd).put(signature).put(HEAD_END);
    body.writeTo(request);
    return request.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
