package dev.switchboard.inmemory;

import dev.switchboard.domain.fanout.Pause;
import java.time.Duration;

/** A pause that lasts until a test has let as much time pass. */
final class TurnablePause implements Pause {

  private Duration now = Duration.ZERO;

  /** Lets time pass. */
  synchronized void pass(Duration time) {
    now = now.plus(time);
    notifyAll();
  }

  @Override
  public synchronized void pause(Duration time) {
    Duration end = now.plus(time);
    while (now.compareTo(end) < 0) {
      try {
        wait();
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }
}
