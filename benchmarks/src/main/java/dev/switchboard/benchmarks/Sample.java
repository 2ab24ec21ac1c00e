package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.List;

/** What repeated runs of one thing took. */
record Sample(Duration median, Duration min, Duration max) {

  /**
   * Sums up at least one time; of an even number the median is the later of the two middle ones.
   */
  static Sample of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Sample(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }
}
