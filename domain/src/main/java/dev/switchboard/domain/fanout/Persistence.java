package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a recipient is tried, and how long after one attempt the next comes: a little longer
 * each time, and never at the same moment as everybody else's.
 */
final class Persistence {

  private static final int ATTEMPTS_AT_FAILURE = 3;
  private static final int ATTEMPTS_AT_THROTTLE = 5;
  private static final int ATTEMPTS_AT_OPENING = 4;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Persistence() {}

  /**
   * How long to wait before another attempt.
   *
   * @param came what came of the last attempt; {@link Delivery.Gone} of a peer that may be opening
   * @param attempts how many there were, at least 1
   * @param wholeAccount whether everybody is refused, so that the pace decides and nobody gives up
   * @return empty if there should be none
   */
  static Optional<Duration> wait(Delivery came, int attempts, boolean wholeAccount) {
    return switch (came) {
      case Delivery.Failed _ -> afterAttempt(attempts, ATTEMPTS_AT_FAILURE);
      case Delivery.Throttled() when wholeAccount ->
          Optional.of(jittered(Math.min(attempts, ATTEMPTS_AT_THROTTLE)));
      case Delivery.Throttled() -> afterAttempt(attempts, ATTEMPTS_AT_THROTTLE);
      case Delivery.Gone() -> afterAttempt(attempts, ATTEMPTS_AT_OPENING);
      case Delivery.Sent(), Delivery.TooLarge() -> Optional.empty();
    };
  }

  private static Optional<Duration> afterAttempt(int attempts, int most) {
    return attempts < most ? Optional.of(jittered(attempts)) : Optional.empty();
  }

  /** Between half and all of a time that doubles with each attempt. */
  private static Duration jittered(int attempts) {
    long most = Math.min(LONGEST.toNanos(), SHORTEST.toNanos() << (attempts - 1));
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
