package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when somebody pauses, and then as far as they would have waited. */
final class PassingTime implements InstantSource, Pause {

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) {
    pass(time);
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** How much time has passed since the beginning. */
  Duration passed() {
    return Duration.between(NOW, now.get());
  }
}
