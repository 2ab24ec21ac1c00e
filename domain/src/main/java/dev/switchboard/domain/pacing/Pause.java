package dev.switchboard.domain.pacing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits and alarms for retries and pacing; tests replace it to advance a clock instead. */
@FunctionalInterface
public interface Pause {

  /** A pause that sleeps. An interrupt ends the wait early, and the thread stays interrupted. */
  Pause REAL =
      time -> {
        try {
          Thread.sleep(time);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      };

  /** Waits for this time. */
  void pause(Duration time);

  /**
   * Runs an action once after a delay, unless the alarm is closed before. The alarm needs no thread
   * of its own, so the action must not block.
   */
  default Alarm alarm(Duration delay, Runnable action) {
    CompletableFuture<Runnable> alarm = new CompletableFuture<>();
    var _ = alarm.thenAccept(Runnable::run);
    alarm.completeOnTimeout(action, delay.toNanos(), NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  /** A scheduled action. */
  @FunctionalInterface
  interface Alarm extends AutoCloseable {

    /** Cancels the action, if it has not run yet. */
    @Override
    void close();
  }
}
