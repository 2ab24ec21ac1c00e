package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits between attempts that conflict with others. The wait is a random time below a bound that
 * doubles: with full jitter, two attempts that conflicted do not conflict again.
 */
final class JitteredBackoff {

  /**
   * The maximum number of attempts of a request without a deadline: with the waits below, at most 2
   * seconds in all.
   */
  static final int MAX_ATTEMPTS = 10;

  private static final long FIRST_BOUND = Duration.ofMillis(10).toNanos();
  private static final int DOUBLINGS = 5;

  private JitteredBackoff() {}

  /** Waits after a failed attempt; the first is number 1. */
  static void waitAfter(int attempt) {
    LockSupport.parkNanos(wait(attempt));
  }

  /** Waits after a failed attempt, at most until the deadline. */
  static void waitAfter(int attempt, CallDeadline deadline) {
    LockSupport.parkNanos(Math.min(wait(attempt), deadline.remaining().toNanos()));
  }

  private static long wait(int attempt) {
    long bound = FIRST_BOUND << Math.min(attempt - 1, DOUBLINGS);
    return ThreadLocalRandom.current().nextLong(bound);
  }
}
