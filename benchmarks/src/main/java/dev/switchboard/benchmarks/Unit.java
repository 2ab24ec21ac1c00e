package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** How a table tells what something took. */
sealed interface Unit {

  /** By what was measured itself. */
  String tell(Duration duration);

  /** How many times the baseline the subject is, in this unit. */
  double ratio(Comparison found);

  /** The spread, the lower figure first. */
  String spread(Sample sample);

  /** In milliseconds, with so many digits after the point. */
  record Milliseconds(int digits) implements Unit {

    @Override
    public String tell(Duration duration) {
      return String.format(Locale.ROOT, "%,." + digits + "f", duration.toNanos() / 1e6);
    }

    @Override
    public double ratio(Comparison found) {
      return found.ratio();
    }

    @Override
    public String spread(Sample sample) {
      return tell(sample.min()) + " … " + tell(sample.max());
    }
  }

  /** In microseconds for each of so many that the time measured was for. */
  record MicrosecondsEach(int times) implements Unit {

    @Override
    public String tell(Duration duration) {
      return String.format(Locale.ROOT, "%,.2f", duration.toNanos() / 1e3 / times);
    }

    @Override
    public double ratio(Comparison found) {
      return found.ratio();
    }

    @Override
    public String spread(Sample sample) {
      return tell(sample.min()) + " … " + tell(sample.max());
    }
  }

  /** As how often a second it happens, if it happens so often in the time measured. */
  record PerSecond(int times) implements Unit {

    @Override
    public String tell(Duration duration) {
      return String.format(Locale.ROOT, "%,.0f", times / (duration.toNanos() / 1e9));
    }

    @Override
    public double ratio(Comparison found) {
      return 1 / found.ratio();
    }

    @Override
    public String spread(Sample sample) {
      return tell(sample.max()) + " … " + tell(sample.min());
    }
  }
}
