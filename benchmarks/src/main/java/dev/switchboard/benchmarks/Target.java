package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The bound that a comparison should keep, by its medians.
 *
 * @param text how a table shows it; empty if there is no bound
 */
record Target(String text, Predicate<Comparison> isMetBy) {

  /** The comparison is only shown. */
  static final Target NONE = new Target("", _ -> true);

  /** At most this time, whatever the baseline takes. */
  static Target atMost(Duration limit) {
    return new Target(
        "≤ %s ms".formatted(Unit.decimal((double) limit.toMillis(), 0)),
        found -> found.subject().median() <= limit.toNanos());
  }

  /** At most this many times the time of the baseline. */
  static Target atMostTimes(double factor) {
    return new Target("≤ " + Unit.decimal(factor, 2), found -> found.ratio() <= factor);
  }

  /** At least this many times what the baseline does in the same time. */
  static Target atLeastTimes(double factor) {
    return new Target("≥ " + Unit.decimal(factor, 2), found -> 1 / found.ratio() >= factor);
  }

  /** The cell of a table: the bound, and whether it is met. */
  String verdict(Comparison found) {
    return text.isEmpty() ? "" : verdict(text, isMetBy.test(found));
  }

  static String verdict(String bound, boolean met) {
    return "%-10s  %s".formatted(bound, met ? "met" : "not met");
  }
}
