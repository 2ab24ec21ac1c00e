package dev.switchboard.aws;

import java.time.Instant;

/** The second in which something is signed. */
record SigningTime(long epochSecond) {

  static SigningTime of(Instant instant) {
    return new SigningTime(instant.getEpochSecond());
  }

  /** In UTC, as {@code 20261123T093000Z}. */
  String stamp() {
    return Instant.ofEpochSecond(epochSecond).toString().replace("-", "").replace(":", "");
  }

  /** In UTC, as {@code 20261123}. */
  String day() {
    return stamp().substring(0, 8);
  }
}
