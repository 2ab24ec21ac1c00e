package dev.switchboard.contracts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test turns it.
 *
 * <p>It stands in the future: DynamoDB Local deletes rows whose time is over by the real clock.
 */
public final class ManualClock implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2100-01-01T12:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Turns the clock on. */
  public void turn(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
