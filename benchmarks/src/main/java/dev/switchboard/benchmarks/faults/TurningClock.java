package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.fanout.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that whoever waits turns; of several who wait at once, it is turned for the longest. */
final class TurningClock implements InstantSource, Pause {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2100-01-01T12:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) {
    turnTo(instant().plus(time));
  }

  /** Turns it to a time, unless it is that late already. */
  void turnTo(Instant time) {
    now.updateAndGet(instant -> instant.isBefore(time) ? time : instant);
  }
}
