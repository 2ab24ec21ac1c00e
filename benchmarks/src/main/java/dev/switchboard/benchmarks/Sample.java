package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * What repeated runs of one thing took.
 *
 * @param p99 what all but one in a hundred kept to; of less than a hundred runs the longest
 */
record Sample(Duration median, Duration p99, Duration min, Duration max) {

  /**
   * Sums up at least one time; of an even number the median is the later of the two middle ones.
   */
  static Sample of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Sample(
        sorted.get(sorted.size() / 2),
        sorted.get((sorted.size() * 99 + 99) / 100 - 1),
        sorted.getFirst(),
        sorted.getLast());
  }
}
