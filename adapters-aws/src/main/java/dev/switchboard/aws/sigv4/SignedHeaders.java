package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What the posts of one second have in common, whatever they say and to whom: time, credentials and
 * headers (Signature Version 4). Immutable.
 */
final class SignedHeaders {

  private final SigningTime time;
  private final SigningKey key;

  /** What is hashed of a request, up to the connection's id. */
  private final IncrementalSha256 hashed;

  /** What is signed, up to that hash. */
  private final HmacSha256 signed;

  /** What is sent, up to the connection's id. */
  private final byte[] sent;

  /** The signed headers, in the order in which they are, up to the body's hash. */
  private final String headersToHash;

  /** And the rest of them. */
  private final String headersFromHash;

  private final String names;
  private final String authorization;

  SignedHeaders(
      SigningTime time, AwsCredentials credentials, SigningKey key, CallbackUrl endpoint) {
    this.time = time;
    this.key = key;
    Optional<String> token = token(credentials);
    String path = endpoint.connections();
    this.hashed = IncrementalSha256.begin().and(ascii("POST\n" + PercentEncoding.ofPath(path)));
    this.signed = key.after("AWS4-HMAC-SHA256\n" + time.stamp() + "\n" + key.scope() + "\n");
    this.sent = ascii("POST " + path);
    // The type is this, whatever the body is: it is what the SDK says of it.
    this.headersToHash =
        "content-type:application/json\nhost:" + endpoint.authority() + "\nx-amz-content-sha256:";
    this.headersFromHash =
        ("\nx-amz-date:" + time.stamp() + "\n")
            + token.map(value -> "x-amz-security-token:" + value + "\n").orElse("");
    this.names =
        "content-type;host;x-amz-content-sha256;x-amz-date"
            + (token.isPresent() ? ";x-amz-security-token" : "");
    this.authorization =
        ("authorization:AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId())
            + ("/" + key.scope() + ", SignedHeaders=" + names + ", Signature=");
  }

  private static Optional<String> token(AwsCredentials credentials) {
    return credentials instanceof AwsSessionCredentials session
        ? Optional.of(session.sessionToken())
        : Optional.empty();
  }

  /** The key it signs with. */
  SigningKey key() {
    return key;
  }

  /** Whether it is this second. */
  boolean isOf(SigningTime time) {
    return this.time.equals(time);
  }

  /** What is sent, up to the connection's id. */
  byte[] requestStart() {
    return sent;
  }

  /** What is sent with a body behind the connection's id, up to the signature. */
  byte[] requestEnd(HashedPayload body) {
    String headers = headersToHash + body.sha256() + headersFromHash;
    return ascii(
        (" HTTP/1.1\r\n" + headers.replace("\n", "\r\n"))
            + ("content-length:" + body.length() + "\r\n" + authorization));
  }

  /** What is hashed of a request with a body, behind the connection's id. */
  byte[] hashedEnd(HashedPayload body) {
    String headers = headersToHash + body.sha256() + headersFromHash;
    return ascii("\n\n" + headers + "\n" + names + "\n" + body.sha256());
  }

  /** The signature of a request: 64 hex digits, in ASCII. */
  byte[] sign(byte[] id, byte[] hashedEnd) {
    byte[] hash = hashed.of(id, hashedEnd);
    return IncrementalSha256.hex(signed.of(IncrementalSha256.hex(hash)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
