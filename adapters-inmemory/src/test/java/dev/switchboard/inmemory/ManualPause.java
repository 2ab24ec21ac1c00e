package dev.switchboard.inmemory;

import dev.switchboard.domain.pacing.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A pause that ends when a test has advanced the time by as much. */
final class ManualPause implements Pause {

  private Duration now = Duration.ZERO;
  private int waiting;

  /** Waits until a thread pauses, then advances the time. */
  synchronized void pass(Duration time) {
    await(() -> waiting > 0);
    now = now.plus(time);
    notifyAll();
  }

  @Override
  public synchronized void pause(Duration time) {
    Duration end = now.plus(time);
    waiting++;
    notifyAll();
    await(() -> now.compareTo(end) >= 0);
    waiting--;
  }

  private synchronized void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }
}
