package dev.switchboard.benchmarks;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * How a table shows sampled values.
 *
 * @param conversion from the value that was sampled
 * @param digits after the point
 * @param isRate whether a higher sampled value is a lower figure
 */
record Unit(DoubleUnaryOperator conversion, int digits, boolean isRate) {

  /** Shows counts as they are. */
  static final Unit COUNT = new Unit(count -> count, 0, false);

  /** Shows nanoseconds as milliseconds. */
  static Unit milliseconds(int digits) {
    return new Unit(nanos -> nanos / 1e6, digits, false);
  }

  /** Shows the nanoseconds that so many things took as how many would be done in a second. */
  static Unit perSecond(int things) {
    return new Unit(nanos -> things * 1e9 / nanos, 0, true);
  }

  String show(double value) {
    return decimal(conversion.applyAsDouble(value), digits);
  }

  /** The lowest and the highest figure; empty if there is only one. */
  String spread(Samples samples) {
    if (samples.isSingle()) {
      return "";
    }
    String ofMin = show(samples.min());
    String ofMax = show(samples.max());
    return isRate ? ofMax + " … " + ofMin : ofMin + " … " + ofMax;
  }

  /** How many times the figure of the baseline the subject's is. */
  double ratio(Comparison found) {
    return isRate ? 1 / found.ratio() : found.ratio();
  }

  static String decimal(double figure, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", figure);
  }
}
