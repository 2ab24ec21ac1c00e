package dev.switchboard.domain.pacing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How a retry or a pace waits, and how somebody hears that a time has come; so that a test turns a
 * clock instead.
 */
@FunctionalInterface
public interface Pause {

  /** Waits in earnest. An interrupt ends the wait early, and is kept for whoever asks next. */
  Pause REAL =
      time -> {
        try {
          Thread.sleep(time);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
        }
      };

  /** Waits this long. */
  void pause(Duration time);

  /**
   * Rings once, after a while, unless the alarm is closed before. It takes no thread of its own,
   * and whoever rings must not wait.
   */
  default Alarm alarm(Duration after, Runnable ring) {
    CompletableFuture<Runnable> bell = new CompletableFuture<>();
    var _ = bell.thenAccept(Runnable::run);
    bell.completeOnTimeout(ring, after.toNanos(), NANOSECONDS);
    return () -> bell.cancel(false);
  }

  /** One that has yet to ring, or has rung. */
  @FunctionalInterface
  interface Alarm extends AutoCloseable {

    /** Keeps it from ringing, if it has not. */
    @Override
    void close();
  }
}
