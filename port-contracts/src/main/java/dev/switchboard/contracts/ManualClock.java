package dev.switchboard.contracts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that advances only when a test calls {@link #turn}.
 *
 * <p>Its time is in the future, because DynamoDB Local deletes rows that have expired by the real
 * clock.
 */
public final class ManualClock implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2100-01-01T12:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Advances the clock. */
  public void turn(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
