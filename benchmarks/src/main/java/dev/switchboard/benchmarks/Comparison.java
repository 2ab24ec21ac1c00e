package dev.switchboard.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** The durations of a subject, beside its baseline in the same run. For one thread. */
record Comparison(Samples subject, Samples baseline) {

  /** Runs an action once and returns its duration. */
  @FunctionalInterface
  interface Timed {
    Duration once() throws IOException, InterruptedException;
  }

  /** Returns an empty comparison. */
  static Comparison empty() {
    return new Comparison(new Samples(), new Samples());
  }

  /**
   * Runs both in turns, so that any other load slows both alike. Each round changes the one that
   * goes first.
   *
   * @param warmUp the number of rounds before those that count
   * @param rounds the number of rounds that count, at least 1
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

  /** Returns the 99th percentiles of both. */
  Comparison p99() {
    return new Comparison(Samples.of((long) subject.p99()), Samples.of((long) baseline.p99()));
  }

  /** Returns the duration as a multiple of the baseline, by the medians. */
  double ratio() {
    return subject.median() / baseline.median();
  }

  /**
   * Returns the difference to the baseline in milliseconds, by the medians; negative if the subject
   * is faster.
   */
  double differenceMillis() {
    return (subject.median() - baseline.median()) / 1e6;
  }
}
