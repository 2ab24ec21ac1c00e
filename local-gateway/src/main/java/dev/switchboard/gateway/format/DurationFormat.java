package dev.switchboard.gateway.format;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes lengths of time as people do: {@code 500ms}, {@code 30s}, {@code 2h}. */
public final class DurationFormat {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private DurationFormat() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none: what was expected
   */
  public static Duration of(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no length of time: expected such as 500ms, 30s, 10m or 2h".formatted(text));
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** Writes one in the largest unit that loses nothing. */
  public static String of(Duration span) {
    if (span.toMillisPart() != 0) {
      return span.toMillis() + "ms";
    }
    if (span.toSecondsPart() != 0) {
      return span.toSeconds() + "s";
    }
    return span.toMinutesPart() != 0 ? span.toMinutes() + "m" : span.toHours() + "h";
  }
}
