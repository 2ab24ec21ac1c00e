package dev.switchboard.inmemory;

import dev.switchboard.domain.fanout.Pause;
import java.time.Duration;

/** A pause that lasts until a test has let as much time pass. */
final class TurnablePause implements Pause {

  private Duration now = Duration.ZERO;
  private int waiting;

  /** Lets time pass, once somebody waits for it. */
  synchronized void pass(Duration time) {
    while (waiting == 0) {
      awaitChange();
    }
    now = now.plus(time);
    notifyAll();
  }

  @Override
  public synchronized void pause(Duration time) {
    Duration end = now.plus(time);
    waiting++;
    notifyAll();
    while (now.compareTo(end) < 0) {
      awaitChange();
    }
    waiting--;
  }

  private synchronized void awaitChange() {
    try {
      wait();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
