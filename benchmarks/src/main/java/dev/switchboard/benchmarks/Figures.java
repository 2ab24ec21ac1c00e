package dev.switchboard.benchmarks;

import java.util.List;

/** The same figure of repeated runs. */
record Figures(double median, double min, double max) {

  /** Sums up at least one; of an even number the median is the higher of the two middle ones. */
  static Figures of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return new Figures(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }
}
