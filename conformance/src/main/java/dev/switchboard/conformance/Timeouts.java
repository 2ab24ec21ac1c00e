package dev.switchboard.conformance;

import java.time.Duration;

/**
 * The timeouts of the endpoint, and those of the rows that wait for it.
 *
 * @param integration how long a function may take
 * @param idle how long a connection may be idle
 * @param duration how long a connection may last
 * @param patience how long to wait for an expected event
 */
public record Timeouts(Duration integration, Duration idle, Duration duration, Duration patience) {

  private static final int QUIET_PERIODS_PER_PATIENCE = 5;

  public Timeouts {
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("The patience is zero: expected, for example, 5s");
    }
  }

  /** Returns how long to wait for an event that must not arrive, once the function runs. */
  Duration quietPeriod() {
    return patience.dividedBy(QUIET_PERIODS_PER_PATIENCE);
  }

  /** Returns a time that is certainly longer than a function may take. */
  Duration beyondIntegration() {
    return integration.plus(quietPeriod());
  }
}
