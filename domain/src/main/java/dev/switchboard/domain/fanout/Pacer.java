package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps all frames of a process below a rate, those of one fan-out and of the next, and lowers it
 * when the account is throttled; {@link Pace} says how. May be shared between threads.
 */
final class Pacer {

  private static final Duration NEVER = Duration.ofSeconds(Long.MIN_VALUE);

  private final InstantSource clock;
  private final Pause pause;
  private final Instant start;
  private final AtomicReference<Pace> pace;

  Pacer(int postsPerSecond, InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
    this.start = clock.instant();
    this.pace = new AtomicReference<>(Pace.atCeiling(postsPerSecond));
  }

  /** Begins another fan-out at the pace of the last one. */
  void begin() {
    pace.updateAndGet(each -> each.anew(nanos()));
  }

  /** Waits until the next frame may leave; false at once, if that is not before the deadline. */
  boolean awaitTurn(Instant deadline) {
    Duration wait = nextTurn(Duration.between(start, deadline).toNanos());
    if (wait.isPositive()) {
      pause.pause(wait);
    }
    return !wait.equals(NEVER);
  }

  /**
   * Notes what came of a frame.
   *
   * @param first whether it was the first attempt to send it
   */
  void heard(Delivery came, boolean first) {
    long now = nanos();
    switch (came) {
      case Delivery.Throttled() when !first -> {}
      case Delivery.Throttled() -> pace.updateAndGet(each -> each.afterRefusal(now));
      case Delivery.Sent(), Delivery.Gone(), Delivery.TooLarge() ->
          pace.updateAndGet(each -> each.afterPass(now));
      // Who does not answer says nothing of the pace.
      case Delivery.Failed _ -> {}
    }
  }

  /** Whether so many were refused lately that it cannot be slow peers. */
  boolean isAccountThrottled() {
    return pace.get().isAccountThrottled();
  }

  /** How many frames a second it lets leave at the moment. */
  double rate() {
    return pace.get().rate();
  }

  private Duration nextTurn(long deadline) {
    long now = nanos();
    while (true) {
      Pace current = pace.get();
      double turn = current.turn(now);
      if (now >= deadline || turn >= deadline) {
        return NEVER;
      }
      if (pace.compareAndSet(current, current.afterTurn(turn))) {
        return Duration.ofNanos((long) turn - now);
      }
    }
  }

  private long nanos() {
    return Duration.between(start, clock.instant()).toNanos();
  }
}
