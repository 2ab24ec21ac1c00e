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
record Row(String name, String expected, Duration takes, Observation observation) {

  /** Looks at an endpoint. */
  interface Observation {

    /** Says what is seen; {@link UnobservedException} if that is less than there was to see. */
    String with(Instruments instruments);
  }

  static Row of(String name, String expected, Observation observation) {
    return new Row(name, expected, Duration.ZERO, observation);
  }

  static Row taking(Duration time, String name, String expected, Observation observation) {
    return new Row(name, expected, time, observation);
  }

  Finding look(Instruments instruments) {
    String observed = observe(instruments);
    return observed.equals(expected)
        ? new AsExpected(name, expected)
        : new Differs(name, expected, observed);
  }

  private String observe(Instruments instruments) {
    try {
      return observation.with(instruments);
    } catch (UnobservedException | SdkException less) {
      return String.valueOf(less.getMessage());
    }
  }
}
