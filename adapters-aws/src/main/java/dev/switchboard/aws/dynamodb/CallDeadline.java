package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time by which one call of the store must end, with its waits and all its requests.
 *
 * @param end the deadline, by this clock
 */
record CallDeadline(InstantSource clock, Instant end) {

  static CallDeadline after(Duration time, InstantSource clock) {
    return new CallDeadline(clock, clock.instant().plus(time));
  }

  /** Returns the time until the deadline; never negative. */
  Duration remaining() {
    Duration remaining = Duration.between(clock.instant(), end);
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  boolean hasPassed() {
    return remaining().isZero();
  }
}
