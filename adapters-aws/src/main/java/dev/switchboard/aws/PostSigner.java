package dev.switchboard.aws;

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
 * <p>What the posts of one frame have in common is worked out once a second, and with it the
 * credentials are asked for, so new ones count within a second. May be shared between threads;
 * frames that are sent at the same time, as a laptop may but Lambda does not, have it worked out
 * anew at each turn.
 */
final class PostSigner {

  private final Endpoint endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final InstantSource clock;
  private volatile @Nullable PostBatch latest;

  PostSigner(
      Endpoint endpoint, String region, AwsCredentialsProvider credentials, InstantSource clock) {
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
  byte[] sign(ConnectionId to, Frame frame) {
    SigningTime now = SigningTime.of(clock.instant());
    PostBatch batch = latest;
    if (batch == null || !batch.isOf(now) || !batch.body().isOf(frame)) {
      batch = next(frame, now, batch);
      latest = batch;
    }
    return batch.to(to);
  }

  private PostBatch next(Frame frame, SigningTime now, @Nullable PostBatch previous) {
    AwsCredentials whose = credentials.resolveCredentials();
    return new PostBatch(
        previous != null && previous.body().isOf(frame) ? previous.body() : new PostBody(frame),
        now,
        whose,
        keyFor(now.day(), whose.secretAccessKey(), previous),
        endpoint);
  }

  private DayKey keyFor(String day, String secret, @Nullable PostBatch previous) {
    return previous != null && previous.key().isOf(day, secret)
        ? previous.key()
        : new DayKey(day, region, secret);
  }
}
