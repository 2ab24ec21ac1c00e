package dev.switchboard.gateway.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A rate limiter that allows bursts. */
final class TokenBucket {

  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final int burst;
  private final InstantSource clock;
  private double tokens;
  private Instant filledAt;

  /** Creates a full bucket. */
  TokenBucket(int perSecond, int burst, InstantSource clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.filledAt = clock.instant();
  }

  /** Takes one token, and returns false if there is none. */
  synchronized boolean take() {
    fill();
    boolean taken = tokens >= 1;
    if (taken) {
      tokens--;
    }
    return taken;
  }

  private void fill() {
    Instant now = clock.instant();
    double seconds = Duration.between(filledAt, now).toNanos() / NANOS_PER_SECOND;
    tokens = Math.min(burst, tokens + Math.max(0, seconds) * perSecond);
    filledAt = now;
  }
}
