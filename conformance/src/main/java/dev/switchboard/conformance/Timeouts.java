package dev.switchboard.conformance;

import java.time.Duration;

/**
 * How long things take at the endpoint, and how long to wait for them.
 *
 * @param integration how long a function may take
 * @param idle how long a connection may be silent
 * @param duration how long a connection may last
 * @param patience how long to wait for what must come
 */
public record Timeouts(Duration integration, Duration idle, Duration duration, Duration patience) {

  private static final int QUIETER = 5;

  public Timeouts {
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("The patience is none: expected such as 5s");
    }
  }

  /** How long to listen for what must not come, once the function is at work. */
  Duration quiet() {
    return patience.dividedBy(QUIETER);
  }

  /** What is certainly longer than a function may take. */
  Duration tooLong() {
    return integration.plus(quiet());
  }
}
