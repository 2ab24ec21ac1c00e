package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** What a comparison is held to. */
sealed interface Target {

  /** Whether the medians keep to it. */
  boolean isMetBy(Comparison comparison);

  /** No longer than this, whatever the baseline takes. */
  record AtMost(Duration limit) implements Target {

    @Override
    public boolean isMetBy(Comparison comparison) {
      return comparison.subject().median().compareTo(limit) <= 0;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≤ %,d ms", limit.toMillis());
    }
  }

  /** No longer than this many times the baseline. */
  record AtMostTimes(double factor) implements Target {

    @Override
    public boolean isMetBy(Comparison comparison) {
      return comparison.ratio() <= factor;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≤ %.2f", factor);
    }
  }
}
