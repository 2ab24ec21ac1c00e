package dev.switchboard.aws.sigv4;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The time of a signature, in whole seconds.
 *
 * <p>It is formatted without the JDK's formatters, which take a cold JVM 10 ms to load.
 */
record SigningTime(long epochSecond) {

  static SigningTime of(Instant instant) {
    return new SigningTime(instant.getEpochSecond());
  }

  /** Returns the time in UTC, as {@code 20261123T093000Z}. */
  String timestamp() {
    LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    int dateDigits = (time.getYear() * 100 + time.getMonthValue()) * 100 + time.getDayOfMonth();
    int timeDigits = (time.getHour() * 100 + time.getMinute()) * 100 + time.getSecond();
    return dateDigits + "T" + Integer.toString(1_000_000 + timeDigits).substring(1) + "Z";
  }

  /** Returns the date in UTC, as {@code 20261123}. */
  String date() {
    return timestamp().substring(0, 8);
  }
}
