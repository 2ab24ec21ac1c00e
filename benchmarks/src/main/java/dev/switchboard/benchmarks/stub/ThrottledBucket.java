package dev.switchboard.benchmarks.stub;

/**
 * The token bucket of an account: it lets every post pass, except during a throttle. Times are
 * nanoseconds of one clock. For one thread.
 */
final class ThrottledBucket {

  private static final double NANOS = 1e9;

  private boolean throttled;
  private int postsPerSecond;
  private int burst;
  private double tokens;
  private long filledAt;

  /** Begins a throttle with a full bucket. */
  void begin(int rate, int capacity, long now) {
    throttled = true;
    postsPerSecond = rate;
    burst = capacity;
    tokens = capacity;
    filledAt = now;
  }

  void end() {
    throttled = false;
  }

  /** Returns whether a post that arrives now passes. */
  boolean passes(long now) {
    return !throttled || takesToken(now);
  }

  private boolean takesToken(long now) {
    double filled = tokens + postsPerSecond * ((now - filledAt) / NANOS);
    tokens = Math.min(burst, filled);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
