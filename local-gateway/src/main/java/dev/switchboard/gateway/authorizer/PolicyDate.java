package dev.switchboard.gateway.authorizer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Compares dates of policies, in ISO 8601 or as seconds since 1970. */
final class PolicyDate {

  private PolicyDate() {}

  /**
   * Compares two dates.
   *
   * @return less than 0, 0, or more than 0, as {@link Comparable#compareTo}
   * @throws IllegalArgumentException if one of them is malformed
   */
  static int compare(String one, String other) {
    return parse(one).compareTo(parse(other));
  }

  private static Instant parse(String text) {
    try {
      if (text.matches("[0-9]{1,12}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("The date is '%s'".formatted(text), malformed);
    }
  }
}
