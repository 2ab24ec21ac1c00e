package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Writes single requests to one service, signed with Signature Version 4. Each is the only one on
 * its connection. For posts, of which many are alike, {@link PostSigner} is faster. Threads may
 * share it.
 */
public final class RequestSigner {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** The service that encodes the path of a canonical request once; all others encode it twice. */
  private static final String S3 = "s3";

  private final String service;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final InstantSource clock;

  /**
   * Signs for a service in a region, at the time of a clock.
   *
   * @param service the name of the service in signatures
   */
  public RequestSigner(
      String service, String region, AwsCredentialsProvider credentials, InstantSource clock) {
    this.service = service;
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Writes a request, from the request line to the body's last byte.
   *
   * @throws SdkException if there are no credentials
   */
  public byte[] sign(SignableRequest request) {
    AwsCredentials current = credentials.resolveCredentials();
    SigningTime now = SigningTime.of(clock.instant());
    HashedPayload body = new HashedPayload(request.body());
    SortedMap<String, String> headers = headers(request, body, current, now);
    String head =
        request.method()
            + (" " + PercentEncoding.encodePath(request.path()) + " HTTP/1.1\r\n")
            + lines(headers, "\r\n")
            + ("authorization:" + authorization(request, headers, body, current, now) + "\r\n")
            + ("content-length:" + body.length() + "\r\nconnection:close\r\n\r\n");
    byte[] start = head.getBytes(US_ASCII);
    ByteBuffer written = ByteBuffer.allocate(start.length + body.length()).put(start);
    body.appendTo(written);
    return written.array();
  }

  private static SortedMap<String, String> headers(
      SignableRequest request, HashedPayload body, AwsCredentials current, SigningTime now) {
    SortedMap<String, String> headers = new TreeMap<>(request.headers());
    headers.put("host", request.authority());
    headers.put("x-amz-content-sha256", body.sha256());
    headers.put("x-amz-date", now.timestamp());
    SignedHeaders.token(current).ifPresent(token -> headers.put("x-amz-security-token", token));
    return headers;
  }

  private String authorization(
      SignableRequest request,
      SortedMap<String, String> headers,
      HashedPayload body,
      AwsCredentials current,
      SigningTime now) {
    SigningKey key = new SigningKey(now.date(), region, service, current.secretAccessKey());
    String names = String.join(";", headers.keySet());
    String canonical =
        (request.method() + "\n" + canonicalPath(request.path()) + "\n\n")
            + (lines(headers, "\n") + "\n" + names + "\n" + body.sha256());
    byte[] signature =
        key.withPrefix(ALGORITHM + "\n" + now.timestamp() + "\n" + key.scope() + "\n")
            .code(hex(IncrementalSha256.empty().digest(canonical.getBytes(US_ASCII))));
    return (ALGORITHM + " Credential=" + current.accessKeyId() + "/" + key.scope())
        + (", SignedHeaders=" + names + ", Signature=" + new String(hex(signature), US_ASCII));
  }

  private String canonicalPath(String path) {
    String encoded = PercentEncoding.encodePath(path);
    return service.equals(S3) ? encoded : PercentEncoding.encodePath(encoded);
  }

  private static String lines(SortedMap<String, String> headers, String end) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue() + end)
        .collect(joining());
  }

  private static byte[] hex(byte[] bytes) {
    return IncrementalSha256.hex(bytes);
  }
}
