package dev.switchboard.proof;

import dev.switchboard.domain.pacing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a discrete-event simulation. It stands still while threads run, and a {@link
 * Simulation} advances it to the next wake-up when all of them wait.
 *
 * <p>A pause blocks its thread until then; an interrupt ends it early and is kept, as in {@link
 * Pause#REAL}. Wake-ups are rounded up to whole {@link #TICK}s, like timers of an operating system,
 * so that many share one advance. May be shared between threads.
 */
final class SimulatedClock implements InstantSource, Pause {

  /** The resolution of wake-ups. */
  static final Duration TICK = Duration.ofMillis(5);

  /**
   * An action at a time.
   *
   * @param number distinguishes two wake-ups at the same time, in the order of their requests
   */
  private record WakeUp(Instant due, long number, Runnable action) implements Comparable<WakeUp> {

    @Override
    public int compareTo(WakeUp other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final Instant start = Instant.parse("2100-01-01T12:00:00Z");
  private final AtomicReference<Instant> now = new AtomicReference<>(start);
  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentSkipListSet<WakeUp> wakeUps = new ConcurrentSkipListSet<>();

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Returns the time when the simulation began. */
  Instant start() {
    return start;
  }

  /** Returns the simulated time since the beginning. */
  Duration elapsed() {
    return Duration.between(start, now.get());
  }

  @Override
  public void pause(Duration time) {
    if (!time.isPositive()) {
      return;
    }
    CountDownLatch due = new CountDownLatch(1);
    try (Alarm _ = alarm(time, due::countDown)) {
      due.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Alarm alarm(Duration after, Runnable ring) {
    WakeUp wakeUp = new WakeUp(inWholeTicks(after), numbers.incrementAndGet(), ring);
    wakeUps.add(wakeUp);
    return () -> wakeUps.remove(wakeUp);
  }

  private Instant inWholeTicks(Duration after) {
    long tick = TICK.toNanos();
    long due = elapsed().plus(after).toNanos();
    return start.plusNanos(Math.ceilDiv(due, tick) * tick);
  }

  /** Returns the time until the next wake-up; empty if there is none. */
  Optional<Duration> untilNext() {
    return wakeUps.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.between(now.get(), wakeUps.first().due()));
  }

  /**
   * Advances to the next wake-up and runs all actions that are due then; returns false if none is
   * left.
   */
  boolean advance() {
    if (wakeUps.isEmpty()) {
      return false;
    }
    Instant next = wakeUps.first().due();
    Instant then = now.updateAndGet(current -> current.isBefore(next) ? next : current);
    while (!wakeUps.isEmpty() && !wakeUps.first().due().isAfter(then)) {
      WakeUp due = wakeUps.pollFirst();
      if (due != null) {
        due.action().run();
      }
    }
    return true;
  }
}
