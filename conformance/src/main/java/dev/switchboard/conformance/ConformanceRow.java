package dev.switchboard.conformance;

import dev.switchboard.conformance.Finding.AsExpected;
import dev.switchboard.conformance.Finding.Differs;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One row of the table.
 *
 * @param name what the table calls it
 * @param expected what the table says
 * @param takes how long the endpoint makes one wait, if it does
 * @param observation tells what the endpoint does, in the words of {@code expected} if it is that
 */
record ConformanceRow(String name, String expected, Duration takes, Observation observation) {

  /** Looks at an endpoint. */
  interface Observation {

    /** Says what is seen; {@link NotObservedException} if that is less than there was to see. */
    String with(ConformanceContext instruments);
  }

  static ConformanceRow of(String name, String expected, Observation observation) {
    return new ConformanceRow(name, expected, Duration.ZERO, observation);
  }

  static ConformanceRow taking(
      Duration time, String name, String expected, Observation observation) {
    return new ConformanceRow(name, expected, time, observation);
  }

  Finding look(ConformanceContext instruments) {
    String observed = observe(instruments);
    return observed.equals(expected)
        ? new AsExpected(name, expected)
        : new Differs(name, expected, observed);
  }

  private String observe(ConformanceContext instruments) {
    try {
      return observation.with(instruments);
    } catch (NotObservedException | SdkException less) {
      return String.valueOf(less.getMessage());
    }
  }
}
