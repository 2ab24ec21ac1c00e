package dev.switchboard.conformance;

import dev.switchboard.conformance.Finding.AsExpected;
import dev.switchboard.conformance.Finding.Differs;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One row of the table.
 *
 * @param name its name in the table
 * @param expected the behaviour that the table states
 * @param duration how long the endpoint takes; zero if it responds at once
 * @param observation describes the observed behaviour, by the text {@code expected} if it is as
 *     expected
 */
record ConformanceRow(String name, String expected, Duration duration, Observation observation) {

  /** Observes an endpoint. */
  interface Observation {

    /**
     * Describes the observed behaviour.
     *
     * @throws NotObservedException if an observation is incomplete
     */
    String observe(ConformanceContext context);
  }

  static ConformanceRow of(String name, String expected, Observation observation) {
    return new ConformanceRow(name, expected, Duration.ZERO, observation);
  }

  static ConformanceRow slow(
      Duration duration, String name, String expected, Observation observation) {
    return new ConformanceRow(name, expected, duration, observation);
  }

  Finding check(ConformanceContext context) {
    String observed = observe(context);
    return observed.equals(expected)
        ? new AsExpected(name, expected)
        : new Differs(name, expected, observed);
  }

  private String observe(ConformanceContext context) {
    try {
      return observation.observe(context);
    } catch (NotObservedException | SdkException less) {
      return String.valueOf(less.getMessage());
    }
  }
}
