package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits between tries that meet somebody else's: a random time below a bound that doubles (full
 * jitter, so that those who met do not meet again).
 */
final class JitteredBackoff {

  /**
   * How often to try what is not bounded by a time: with the waits below, at most 2 seconds in all.
   */
  static final int TRIES = 10;

  private static final long FIRST_BOUND = Duration.ofMillis(10).toNanos();
  private static final int DOUBLINGS = 5;

  private JitteredBackoff() {}

  /** Waits after a failed try, of which the first is number 1. */
  static void waitAfter(int attempt) {
    LockSupport.parkNanos(wait(attempt));
  }

  /** Waits after a failed try, at most for the time that is left. */
  static void waitAfter(int attempt, CallDeadline limit) {
    LockSupport.parkNanos(Math.min(wait(attempt), limit.left().toNanos()));
  }

  private static long wait(int attempt) {
    long bound = FIRST_BOUND << Math.min(attempt - 1, DOUBLINGS);
    return ThreadLocalRandom.current().nextLong(bound);
  }
}
