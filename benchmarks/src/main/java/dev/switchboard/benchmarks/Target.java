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

  /** No longer than this for each of so many that the time measured was for. */
  record AtMostEach(Duration limit, int times) implements Target {

    @Override
    public boolean isMetBy(Comparison comparison) {
      return comparison.subject().median().compareTo(limit.multipliedBy(times)) <= 0;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≤ %.2f µs", limit.toNanos() / 1e3);
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

  /** Not even once longer than this, whatever the baseline takes. */
  record NeverMoreThan(Duration limit) implements Target {

    @Override
    public boolean isMetBy(Comparison comparison) {
      return comparison.subject().max().compareTo(limit) <= 0;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "max ≤ %,d ms", limit.toMillis());
    }
  }

  /** At least this share of what the baseline does in the same time. */
  record AtLeastShare(double share) implements Target {

    @Override
    public boolean isMetBy(Comparison comparison) {
      return 1 / comparison.ratio() >= share;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≥ %.2f", share);
    }
  }

  /** Whatever it is: the ratio is reported, and nobody judges it. */
  record None() implements Target {

    @Override
    public boolean isMetBy(Comparison comparison) {
      return true;
    }

    @Override
    public String toString() {
      return "";
    }
  }
}
