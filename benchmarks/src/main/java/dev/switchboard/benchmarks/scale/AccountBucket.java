package dev.switchboard.benchmarks.scale;

/**
 * The token bucket that all API Gateway requests of an account share; full at the beginning. Its
 * default is 10,000 a second and 5,000 at once (Quotas, API Gateway Developer Guide).
 */
final class AccountBucket {

  private final double perNano;
  private final double burst;
  private double tokens;
  private long filledAt;

  AccountBucket(int perSecond, int burst) {
    this.perNano = (double) perSecond / Timeline.SECOND;
    this.burst = burst;
    this.tokens = burst;
  }

  /** Takes a token; false if there is none. Time does not go back. */
  boolean take(long now) {
    tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
