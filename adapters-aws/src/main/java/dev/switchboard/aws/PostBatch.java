package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The posts of one body within one second, which differ by the connection's id and the signature
 * alone (Signature Version 4). Immutable.
 */
final class PostBatch {

  private final PostBody body;
  private final SigningTime time;
  private final DayKey key;
  private final Endpoint endpoint;

  /** What is hashed of a request, behind its path. */
  private final String signedEnd;

  /** What is signed, up to that hash. */
  private final String signedStart;

  /** The lines of a request behind the first, up to the signature. */
  private final String sentHeaders;

  PostBatch(
      PostBody body, SigningTime time, AwsCredentials credentials, DayKey key, Endpoint endpoint) {
    this.body = body;
    this.time = time;
    this.key = key;
    this.endpoint = endpoint;
    SortedMap<String, String> headers = headers(body, time, credentials, endpoint);
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", headers.keySet());
    this.signedEnd = "\n\n" + lines + "\n" + names + "\n" + body.sha256();
    this.signedStart = "AWS4-HMAC-SHA256\n" + time.stamp() + "\n" + key.scope() + "\n";
    this.sentHeaders =
        (lines.toString().replace("\n", "\r\n") + "content-length:" + body.length() + "\r\n")
            + ("authorization:AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId())
            + ("/" + key.scope() + ", SignedHeaders=" + names + ", Signature=");
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
    String path = endpoint.pathTo(id);
    // The id is encoded twice in what is signed, and once in what is sent.
    String signed = "POST\n" + PercentEncoding.ofPath(path) + signedEnd;
    String signature = key.sign(signedStart + Sha256.of(signed.getBytes(US_ASCII)));
    String head = "POST " + path + " HTTP/1.1\r\n" + sentHeaders + signature + "\r\n\r\n";
    return body.after(head.getBytes(US_ASCII));
  }
}
