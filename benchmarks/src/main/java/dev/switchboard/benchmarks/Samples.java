package dev.switchboard.benchmarks;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** The values of repeated runs of one measurement: nanoseconds, or counts. For one thread. */
final class Samples {

  private static final int SIGNIFICANT_DIGITS = 4;

  private final Histogram values = new Histogram(SIGNIFICANT_DIGITS);

  /** Returns samples of these values, at least one. */
  static Samples of(long... values) {
    Samples samples = new Samples();
    for (long value : values) {
      samples.add(value);
    }
    return samples;
  }

  void add(Duration time) {
    add(time.toNanos());
  }

  void add(long value) {
    values.recordValue(value);
  }

  double median() {
    return values.getValueAtPercentile(50);
  }

  /** Returns the 99th percentile; of fewer than a hundred values, the highest. */
  double p99() {
    return values.getValueAtPercentile(99);
  }

  double min() {
    return values.getMinValue();
  }

  double max() {
    return values.getMaxValue();
  }

  boolean isSingle() {
    return values.getTotalCount() == 1;
  }
}
