package dev.switchboard.aws.sigv4;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Writes POST requests to connections, signed for API Gateway.
 *
 * <p>The parts that posts share are computed once for each second, and once for each body until
 * another body follows. Credentials are read once a second, so renewed ones are used within a
 * second. Threads may share it: two that compute the same part at once get equal results.
 */
public final class PostSigner {

  private static final String SERVICE = "execute-api";

  private final CallbackUrl callbackUrl;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final InstantSource clock;
  private volatile @Nullable PostRequestTemplate latest;

  /** Signs for a region, at the time of a clock. */
  public PostSigner(
      CallbackUrl callbackUrl,
      String region,
      AwsCredentialsProvider credentials,
      InstantSource clock) {
    this.callbackUrl = callbackUrl;
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Writes a post of a text, from the request line to the body's last byte.
   *
   * @throws SdkException if there are no credentials
   */
  public byte[] sign(String connectionId, String text) {
    SigningTime now = SigningTime.of(clock.instant());
    PostRequestTemplate template = latest;
    if (template == null || !template.isFor(text, now)) {
      template = next(text, now, template);
      latest = template;
    }
    return template.requestTo(connectionId);
  }

  private PostRequestTemplate next(
      String text, SigningTime now, @Nullable PostRequestTemplate previous) {
    if (previous == null) {
      return new PostRequestTemplate(new HashedPayload(text), headersAt(now, null));
    }
    SignedHeaders headers = previous.headers();
    return new PostRequestTemplate(
        previous.body().hasText(text) ? previous.body() : new HashedPayload(text),
        headers.isAt(now) ? headers : headersAt(now, headers.key()));
  }

  private SignedHeaders headersAt(SigningTime now, @Nullable SigningKey latestKey) {
    AwsCredentials current = credentials.resolveCredentials();
    String secret = current.secretAccessKey();
    SigningKey key =
        latestKey != null && latestKey.isFor(now.date(), secret)
            ? latestKey
            : new SigningKey(now.date(), region, SERVICE, secret);
    return new SignedHeaders(now, current, key, callbackUrl);
  }
}
