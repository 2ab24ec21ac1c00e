package dev.switchboard.domain.fanout;

import java.time.Duration;

/** How a retry or a pace waits; so that a test turns a clock instead. */
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
}
