package dev.switchboard.domain.pacing;

import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Determines how often a frame is sent to a recipient and the delay between attempts. The delays
 * double, up to two seconds, with jitter.
 */
public final class RetryPolicy {

  private static final int ATTEMPTS_IF_FAILED = 3;
  private static final int ATTEMPTS_IF_NOT_YET_OPEN = 4;
  private static final int ATTEMPTS_IF_THROTTLED = 5;

  /** A slow client stays slow for seconds, and a delay in the queue costs nothing. */
  private static final int ATTEMPTS_BEFORE_QUEUE = 3;

  /**
   * While the account is throttled, delays stop growing after this attempt: the pace bounds the
   * attempts.
   */
  private static final int LONGEST_WAIT_IF_ACCOUNT_THROTTLED = 3;

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private RetryPolicy() {}

  /**
   * Returns the delay before another attempt.
   *
   * @param last the result of the last attempt
   * @param attempts the number of attempts made, at least 1
   * @param accountThrottled whether the whole account is throttled: then retries are unlimited, and
   *     the pace limits their rate
   * @param queued whether a recipient without further attempts is handed off
   * @return empty if there should be no other attempt
   */
  public static Optional<Duration> waitBeforeRetry(
      Delivery last, int attempts, boolean accountThrottled, boolean queued) {
    return switch (last) {
      case Delivery.Failed _ -> afterAttempt(attempts, ATTEMPTS_IF_FAILED);
      case Delivery.NotYetOpen() -> afterAttempt(attempts, ATTEMPTS_IF_NOT_YET_OPEN);
      case Delivery.Throttled() when accountThrottled ->
          Optional.of(jittered(Math.min(attempts, LONGEST_WAIT_IF_ACCOUNT_THROTTLED)));
      case Delivery.Throttled() ->
          afterAttempt(attempts, queued ? ATTEMPTS_BEFORE_QUEUE : ATTEMPTS_IF_THROTTLED);
      case Delivery.Sent(), Delivery.Gone(), Delivery.TooLarge(), Delivery.NotSent() ->
          Optional.empty();
    };
  }

  private static Optional<Duration> afterAttempt(int attempts, int most) {
    return attempts < most ? Optional.of(jittered(attempts)) : Optional.empty();
  }

  /** Returns a random delay between half and all of a time that doubles with each attempt. */
  private static Duration jittered(int attempts) {
    long most = Math.min(LONGEST.toNanos(), SHORTEST.toNanos() << (attempts - 1));
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
