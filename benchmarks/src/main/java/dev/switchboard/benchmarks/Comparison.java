package dev.switchboard.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** How long something took, beside its baseline in the same run. For one thread. */
record Comparison(Samples subject, Samples baseline) {

  /** Does a thing once and returns how long it took. */
  @FunctionalInterface
  interface Timed {
    Duration once() throws IOException, InterruptedException;
  }

  /** An empty one, to be filled. */
  static Comparison empty() {
    return new Comparison(new Samples(), new Samples());
  }

  /**
   * Does both in turns, so that whatever else slows the machine slows both alike. Which goes first
   * changes with each round.
   *
   * @param warmUp how many rounds come before those that count
   * @param rounds how many count, at least 1
   */
  static Comparison inTurns(int warmUp, int rounds, Timed subject, Timed baseline)
      throws IOException, InterruptedException {
    Comparison all = empty();
    for (int round = 0; round < warmUp + rounds; round++) {
      Comparison counted = round < warmUp ? empty() : all;
      if (round % 2 == 0) {
        counted.subject.add(subject.once());
        counted.baseline.add(baseline.once());
      } else {
        counted.baseline.add(baseline.once());
        counted.subject.add(subject.once());
      }
    }
    return all;
  }

  /** The 99th percentiles of both. */
  Comparison p99() {
    return new Comparison(Samples.of((long) subject.p99()), Samples.of((long) baseline.p99()));
  }

  /** How many times as long as the baseline, by the medians. */
  double ratio() {
    return subject.median() / baseline.median();
  }

  /** How much longer than the baseline in milliseconds, by the medians; negative if it is less. */
  double differenceMillis() {
    return (subject.median() - baseline.median()) / 1e6;
  }
}
