package dev.switchboard.inmemory;

import dev.switchboard.domain.pacing.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A pause that lasts until a test has let as much time pass. */
final class ManualPause implements Pause {

  private Duration now = Duration.ZERO;
  private int waiting;

  /** Lets time pass, once somebody waits for it. */
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
