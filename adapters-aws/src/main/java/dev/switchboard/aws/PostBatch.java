package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.switchboard.domain.connection.ConnectionId;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The posts of one body within one second, which differ by the connection's id and the signature
 * alone (Signature Version 4). Immutable.
 */
final class PostBatch {

  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  private final PostBody body;
  private final SigningTime time;
  private final DayKey key;

  /** What is hashed of a request, up to the connection's id. */
  private final Sha256 hashed;

  /** And what comes behind that. */
  private final byte[] hashedEnd;

  /** What is signed, up to the hash. */
  private final HmacSha256 signed;

  /** What is sent, up to the connection's id. */
  private final byte[] sent;

  /** And what comes behind that, up to the signature. */
  private final byte[] sentHeaders;

  PostBatch(
      PostBody body, SigningTime time, AwsCredentials credentials, DayKey key, Endpoint endpoint) {
    this.body = body;
    this.time = time;
    this.key = key;
    SortedMap<String, String> headers = headers(body, time, credentials, endpoint);
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", headers.keySet());
    String path = endpoint.connections();
    this.hashed = Sha256.begin().and(ascii("POST\n" + PercentEncoding.ofPath(path)));
    this.hashedEnd = ascii("\n\n" + lines + "\n" + names + "\n" + body.sha256());
    this.signed = key.after("AWS4-HMAC-SHA256\n" + time.stamp() + "\n" + key.scope() + "\n");
    this.sent = ascii("POST " + path);
    this.sentHeaders =
        ascii(
            (" HTTP/1.1\r\n" + lines.toString().replace("\n", "\r\n"))
                + ("content-length:" + body.length() + "\r\n")
                + ("authorization:AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId())
                + ("/" + key.scope() + ", SignedHeaders=" + names + ", Signature="));
  }

  /** The headers that are signed, in the order in which they are. */
  private static SortedMap<String, String> headers(
      PostBody body, SigningTime time, AwsCredentials credentials, Endpoint endpoint) {
    SortedMap<String, String> headers = new TreeMap<>();
    // Whatever the body is: this is what the SDK says of it.
    headers.put("content-type", "application/json");
    headers.put("host", endpoint.authority());
    headers.put("x-amz-content-sha256", body.sha256());
    headers.put("x-amz-date", time.stamp());
    if (credentials instanceof AwsSessionCredentials session) {
      headers.put("x-amz-security-token", session.sessionToken());
    }
    return headers;
  }

  /** The key it signs with. */
  DayKey key() {
    return key;
  }

  /** The body that all of them carry. */
  PostBody body() {
    return body;
  }

  /** Whether it was made for this second. */
  boolean isOf(SigningTime time) {
    return this.time.equals(time);
  }

  /** The whole request to one connection, signed, as it goes over the wire. */
  byte[] to(ConnectionId id) {
    String encoded = PercentEncoding.ofSegment(id.value());
    // The id is encoded twice in what is signed, and once in what is sent.
    byte[] hash = hashed.of(ascii(PercentEncoding.ofPath(encoded)), hashedEnd);
    byte[] signature = Sha256.hex(signed.of(Sha256.hex(hash)));
    return written(ascii(encoded), signature);
  }

  private byte[] written(byte[] id, byte[] signature) {
    int head = sent.length + id.length + sentHeaders.length + signature.length + HEAD_END.length;
    ByteBuffer request = ByteBuffer.allocate(head + body.length());
    request.put(sent).put(id).put(sentHeaders).put(signature).put(HEAD_END);
    body.writeTo(request);
    return request.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
