package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The headers that all posts of one second have in common, and their signing (Signature Version 4).
 * They do not depend on the body or the connection. Immutable.
 */
final class SignedHeaders {

  private final SigningTime time;
  private final SigningKey key;

  /** The hash of the canonical request, up to the connection's id. */
  private final IncrementalSha256 canonicalStart;

  /** The code of the string to sign, up to the canonical request's hash. */
  private final HmacSha256 stringToSign;

  /** The request, up to the connection's id. */
  private final byte[] requestStart;

  /** The signed headers in canonical order, up to the body's hash. */
  private final String headersBeforeHash;

  /** The signed headers after the body's hash. */
  private final String headersAfterHash;

  private final String headerNames;
  private final String authorization;

  SignedHeaders(
      SigningTime time, AwsCredentials credentials, SigningKey key, CallbackUrl callbackUrl) {
    this.time = time;
    this.key = key;
    Optional<String> token = token(credentials);
    String path = callbackUrl.connectionsPath();
    this.canonicalStart =
        IncrementalSha256.empty().append(ascii("POST\n" + PercentEncoding.encodePath(path)));
    this.stringToSign =
        key.withPrefix("AWS4-HMAC-SHA256\n" + time.timestamp() + "\n" + key.scope() + "\n");
    this.requestStart = ascii("POST " + path);
    // The SDK sends this content type with every post, whatever the body is.
    this.headersBeforeHash =
        "content-type:application/json\nhost:"
            + callbackUrl.authority()
            + "\nx-amz-content-sha256:";
    this.headersAfterHash =
        ("\nx-amz-date:" + time.timestamp() + "\n")
            + token.map(value -> "x-amz-security-token:" + value + "\n").orElse("");
    this.headerNames =
        "content-type;host;x-amz-content-sha256;x-amz-date"
            + (token.isPresent() ? ";x-amz-security-token" : "");
    this.authorization =
        ("authorization:AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId())
            + ("/" + key.scope() + ", SignedHeaders=" + headerNames + ", Signature=");
  }

  /** Returns the session token of temporary credentials. */
  static Optional<String> token(AwsCredentials credentials) {
    return credentials instanceof AwsSessionCredentials session
        ? Optional.of(session.sessionToken())
        : Optional.empty();
  }

  /** Returns the key of the signatures. */
  SigningKey key() {
    return key;
  }

  /** Returns whether the headers are for this time. */
  boolean isAt(SigningTime time) {
    return this.time.equals(time);
  }

  /** Returns the request, up to the connection's id. */
  byte[] requestStart() {
    return requestStart;
  }

  /** Returns the request from the connection's id to the signature, for this body. */
  byte[] headersUpToSignature(HashedPayload body) {
    String headers = headersBeforeHash + body.sha256() + headersAfterHash;
    return ascii(
        (" HTTP/1.1\r\n" + headers.replace("\n", "\r\n"))
            + ("content-length:" + body.length() + "\r\n" + authorization));
  }

  /** Returns the canonical request after the connection's id, for this body. */
  byte[] canonicalEnd(HashedPayload body) {
    String headers = headersBeforeHash + body.sha256() + headersAfterHash;
    return ascii("\n\n" + headers + "\n" + headerNames + "\n" + body.sha256());
  }

  /** Signs a request, and returns 64 hex digits in ASCII. */
  byte[] sign(byte[] encodedId, byte[] canonicalEnd) {
    byte[] hash = canonicalStart.digest(encodedId, canonicalEnd);
    return IncrementalSha256.hex(stringToSign.code(IncrementalSha256.hex(hash)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
