package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The bound that a comparison should keep, by its medians.
 *
 * @param text the target as a table shows it; empty if there is no bound
 */
record Target(String text, Predicate<Comparison> isMetBy) {

  /** No target: the comparison is only shown. */
  static final Target NONE = new Target("", _ -> true);

  /** Returns the target of at most this time, independent of the baseline. */
  static Target atMost(Duration limit) {
    return new Target(
        "≤ %s ms".formatted(Unit.decimal((double) limit.toMillis(), 0)),
        found -> found.subject().median() <= limit.toNanos());
  }

  /** Returns the target of at most this multiple of the baseline's time. */
  static Target atMostTimes(double factor) {
    return new Target("≤ " + Unit.decimal(factor, 2), found -> found.ratio() <= factor);
  }

  /** Returns the target of at least this multiple of the baseline's rate. */
  static Target atLeastTimes(double factor) {
    return new Target("≥ " + Unit.decimal(factor, 2), found -> 1 / found.ratio() >= factor);
  }

  /** Returns the cell of a table: the bound, and whether it is met. */
  String verdict(Comparison found) {
    return text.isEmpty() ? "" : verdict(text, isMetBy.test(found));
  }

  static String verdict(String bound, boolean met) {
    return "%-10s  %s".formatted(bound, met ? "met" : "not met");
  }
}
