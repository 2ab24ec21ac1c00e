package dev.switchboard.aws.sigv4;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Frame;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Writes posts, signed for API Gateway.
 *
 * <p>What the posts of one second have in common is worked out once, and with it the credentials
 * are asked for, so new ones count within a second; and so is what those of one frame have, as long
 * as no other comes in between. May be shared between threads: two that work it out at once come to
 * the same.
 */
public final class PostSigner {

  private final CallbackUrl endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final InstantSource clock;
  private volatile @Nullable PostRequestTemplate latest;

  public PostSigner(
      CallbackUrl endpoint,
      String region,
      AwsCredentialsProvider credentials,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Writes a post of a frame, from the request line to the body's last byte.
   *
   * @throws SdkException if there are no credentials
   */
  public byte[] sign(ConnectionId to, Frame frame) {
    SigningTime now = SigningTime.of(clock.instant());
    PostRequestTemplate batch = latest;
    if (batch == null || !batch.isOf(frame, now)) {
      batch = next(frame, now, batch);
      latest = batch;
    }
    return batch.to(to);
  }

  private PostRequestTemplate next(
      Frame frame, SigningTime now, @Nullable PostRequestTemplate previous) {
    if (previous == null) {
      return new PostRequestTemplate(new HashedPayload(frame), begin(now, null));
    }
    SignedHeaders second = previous.second();
    return new PostRequestTemplate(
        previous.body().isOf(frame) ? previous.body() : new HashedPayload(frame),
        second.isOf(now) ? second : begin(now, second.key()));
  }

  private SignedHeaders begin(SigningTime now, @Nullable SigningKey latestKey) {
    AwsCredentials whose = credentials.resolveCredentials();
    String secret = whose.secretAccessKey();
    SigningKey key =
        latestKey != null && latestKey.isOf(now.day(), secret)
            ? latestKey
            : new SigningKey(now.day(), region, secret);
    return new SignedHeaders(now, whose, key, endpoint);
  }
}
