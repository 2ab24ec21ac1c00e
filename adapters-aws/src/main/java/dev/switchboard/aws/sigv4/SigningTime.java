package dev.switchboard.aws.sigv4;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The second in which something is signed.
 *
 * <p>Written without the JDK's formatters, which take a cold JVM 10 ms to make.
 */
record SigningTime(long epochSecond) {

  static SigningTime of(Instant instant) {
    return new SigningTime(instant.getEpochSecond());
  }

  /** In UTC, as {@code 20261123T093000Z}. */
  String stamp() {
    LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    int date = (time.getYear() * 100 + time.getMonthValue()) * 100 + time.getDayOfMonth();
    int ofDay = (time.getHour() * 100 + time.getMinute()) * 100 + time.getSecond();
    return date + "T" + Integer.toString(1_000_000 + ofDay).substring(1) + "Z";
  }

  /** In UTC, as {@code 20261123}. */
  String day() {
    return stamp().substring(0, 8);
  }
}
