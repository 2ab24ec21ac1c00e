package dev.switchboard.benchmarks.stub;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The token bucket of an account: it lets every post pass, except during a throttle. It counts the
 * posts that pass before the throttle, and in each second after it. Times are nanoseconds of one
 * clock. For one thread.
 */
final class ThrottledBucket {

  /** The time after a throttle in which posts are counted. */
  static final Duration COUNTED = Duration.ofSeconds(3);

  private static final double NANOS = 1e9;

  private final int[] after = new int[(int) COUNTED.toSeconds()];
  private int before;
  private long watchedFrom;
  private long throttledFrom;
  private @Nullable StubThrottle throttle;
  private double tokens;
  private long filledAt;

  /** Starts counting, resets earlier counts and ends a throttle. */
  void watch(long now) {
    before = 0;
    Arrays.fill(after, 0);
    watchedFrom = now;
    throttle = null;
  }

  /** Begins a throttle. */
  void begin(StubThrottle next, long now) {
    throttle = next;
    throttledFrom = now;
    tokens = next.burst();
    filledAt = now;
  }

  /** Returns whether a post that arrives now passes. */
  boolean passes(long now) {
    if (throttle == null) {
      before++;
      return true;
    }
    long sinceFree = now - throttledFrom - throttle.time().toNanos();
    if (sinceFree < 0) {
      return takesToken(throttle, now);
    }
    long second = sinceFree / (long) NANOS;
    if (second < after.length) {
      after[(int) second]++;
    }
    return true;
  }

  private boolean takesToken(StubThrottle current, long now) {
    double filled = tokens + current.postsPerSecond() * ((now - filledAt) / NANOS);
    tokens = Math.min(current.burst(), filled);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /**
   * Returns the posts that passed before the throttle, their duration in nanoseconds, and the posts
   * that passed in each second after it.
   */
  @Override
  public String toString() {
    StringBuilder counts = new StringBuilder();
    counts.append(before).append(' ').append(throttledFrom - watchedFrom);
    for (int each : after) {
      counts.append(' ').append(each);
    }
    return counts.toString();
  }
}
