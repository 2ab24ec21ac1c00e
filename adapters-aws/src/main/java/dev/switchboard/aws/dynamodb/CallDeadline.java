package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that one call of the store has, for its waits and all its requests together.
 *
 * @param end when it is over, by this clock
 */
record CallDeadline(InstantSource clock, Instant end) {

  static CallDeadline of(Duration time, InstantSource clock) {
    return new CallDeadline(clock, clock.instant().plus(time));
  }

  /** What is left of it; never less than zero. */
  Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return left().isZero();
  }
}
