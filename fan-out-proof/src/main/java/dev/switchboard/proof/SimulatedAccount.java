package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The token bucket of an account, which all its processes share. May be shared between threads.
 *
 * <p>It is one bucket throughout, and begins full. When a throttle begins, the tokens beyond the
 * throttle's burst are lost. When a throttle ends, the bucket fills from its remaining tokens, as
 * after a time in which another API of the account used its posts.
 */
final class SimulatedAccount {

  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final FaultSchedule schedule;
  private final AccountLimit atRest;
  private final Lock lock = new ReentrantLock();
  private final Queue<Instant> changes;
  private AccountLimit limit;
  private double tokens;
  private Instant filledAt;

  SimulatedAccount(FaultSchedule schedule, AccountLimit atRest, Instant now) {
    this.schedule = schedule;
    this.atRest = atRest;
    this.changes = new ArrayDeque<>(schedule.changes(now, Instant.MAX));
    this.limit = schedule.accountLimit(now, atRest);
    this.tokens = limit.burst();
    this.filledAt = now;
  }

  /** Takes a token; returns false if there is none. Times must not go back. */
  boolean take(Instant now) {
    lock.lock();
    try {
      fill(now);
      boolean taken = tokens >= 1;
      if (taken) {
        tokens--;
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Fills the bucket up to each moment at which the limit changes, and then to now. */
  private void fill(Instant now) {
    for (Instant next = changes.peek(); next != null && !next.isAfter(now); next = changes.peek()) {
      fillTo(next);
      limit = schedule.accountLimit(next, atRest);
      tokens = Math.min(tokens, limit.burst());
      changes.remove();
    }
    fillTo(now);
  }

  private void fillTo(Instant time) {
    double seconds = Duration.between(filledAt, time).toNanos() / NANOS_PER_SECOND;
    tokens = Math.min(limit.burst(), tokens + seconds * limit.perSecond());
    filledAt = time;
  }
}
