package dev.switchboard.conformance;

import java.time.Duration;

/**
 * The timeouts of the endpoint, and those of the rows that wait for it.
 *
 * @param integration how long a function may take
 * @param idle how long a connection may be idle
 * @param duration how long a connection may last
 * @param patience how long to wait for something expected
 */
public record Timeouts(Duration integration, Duration idle, Duration duration, Duration patience) {

  private static final int QUIET_PERIODS_PER_PATIENCE = 5;

  public Timeouts {
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("The patience is none: expected such as 5s");
    }
  }

  /** How long to wait for something that must not arrive, once the function runs. */
  Duration quietPeriod() {
    return patience.dividedBy(QUIET_PERIODS_PER_PATIENCE);
  }

  /** A time that is certainly longer than a function may take. */
  Duration beyondIntegration() {
    return integration.plus(quietPeriod());
  }
}
