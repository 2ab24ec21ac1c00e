package dev.switchboard.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What something took, beside what its baseline took in the same run. */
record Comparison(Sample subject, Sample baseline) {

  /** Does a thing once and says how long it took. */
  @FunctionalInterface
  interface Timed {
    Duration once() throws IOException, InterruptedException;
  }

  /**
   * Does both in turns, so that whatever else slows the machine slows both alike; who goes first
   * changes with each round.
   *
   * @param warmUp how many rounds are done before those that count
   * @param rounds how many count, at least 1
   */
  static Comparison inTurns(int warmUp, int rounds, Timed subject, Timed baseline)
      throws IOException, InterruptedException {
    List<Duration> subjects = new ArrayList<>();
    List<Duration> baselines = new ArrayList<>();
    for (int round = 0; round < warmUp + rounds; round++) {
      if (round % 2 == 0) {
        subjects.add(subject.once());
        baselines.add(baseline.once());
      } else {
        baselines.add(baseline.once());
        subjects.add(subject.once());
      }
    }
    return new Comparison(
        Sample.of(subjects.subList(warmUp, subjects.size())),
        Sample.of(baselines.subList(warmUp, baselines.size())));
  }

  /** What all but one run in a hundred kept to, of each. */
  Comparison p99() {
    return new Comparison(Sample.of(List.of(subject.p99())), Sample.of(List.of(baseline.p99())));
  }

  /** How much longer than the baseline, by the medians; negative if it takes less. */
  Duration difference() {
    return subject.median().minus(baseline.median());
  }

  /** How many times as long as the baseline, by the medians. */
  double ratio() {
    return (double) subject.median().toNanos() / baseline.median().toNanos();
  }
}
