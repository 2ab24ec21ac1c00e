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
 * <p>What the posts of one second have in common is worked out once, and with it the credentials
 * are asked for, so new ones count within a second; and so is what those of one frame have, as long
 * as no other comes in between. May be shared between threads: two that work it out at once come to
 * the same.
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
    if (batch == null || !batch.isOf(frame, now)) {
      batch = next(frame, now, batch);
      latest = batch;
    }
    return batch.to(to);
  }

  private PostBatch next(Frame frame, SigningTime now, @Nullable PostBatch previous) {
    if (previous == null) {
      return new PostBatch(new PostBody(frame), begin(now, null));
    }
    SigningSecond second = previous.second();
    return new PostBatch(
        previous.body().isOf(frame) ? previous.body() : new PostBody(frame),
        second.isOf(now) ? second : begin(now, second.key()));
  }

  private SigningSecond begin(SigningTime now, @Nullable DayKey latestKey) {
    AwsCredentials whose = credentials.resolveCredentials();
    String secret = whose.secretAccessKey();
    DayKey key =
        latestKey != null && latestKey.isOf(now.day(), secret)
            ? latestKey
            : new DayKey(now.day(), region, secret);
    return new SigningSecond(now, whose, key, endpoint);
  }
}
