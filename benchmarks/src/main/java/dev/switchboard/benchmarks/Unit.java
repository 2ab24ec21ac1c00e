package dev.switchboard.benchmarks;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * The format in which a table shows sampled values.
 *
 * @param conversion the conversion of a sampled value to a figure
 * @param digits the digits after the decimal point
 * @param isRate whether a higher sampled value is a lower figure
 */
record Unit(DoubleUnaryOperator conversion, int digits, boolean isRate) {

  /** Shows counts as they are. */
  static final Unit COUNT = new Unit(count -> count, 0, false);

  /** Shows nanoseconds as milliseconds. */
  static Unit milliseconds(int digits) {
    return new Unit(nanos -> nanos / 1e6, digits, false);
  }

  /** Shows nanoseconds as microseconds. */
  static Unit microseconds(int digits) {
    return new Unit(nanos -> nanos / 1e3, digits, false);
  }

  /** Shows the nanoseconds of a number of things as the number per second. */
  static Unit perSecond(int things) {
    return new Unit(nanos -> things * 1e9 / nanos, 0, true);
  }

  String show(double value) {
    return decimal(conversion.applyAsDouble(value), digits);
  }

  /** Returns the lowest and the highest figure; empty if there is only one. */
  String spread(Samples samples) {
    if (samples.isSingle()) {
      return "";
    }
    String ofMin = show(samples.min());
    String ofMax = show(samples.max());
    return isRate ? ofMax + " … " + ofMin : ofMin + " … " + ofMax;
  }

  /** Returns the figure of the subject as a multiple of the baseline's. */
  double ratio(Comparison found) {
    return isRate ? 1 / found.ratio() : found.ratio();
  }

  static String decimal(double figure, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", figure);
  }
}
