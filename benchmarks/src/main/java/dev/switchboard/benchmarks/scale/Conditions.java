package dev.switchboard.benchmarks.scale;

import java.time.Duration;

/**
 * What the world is like: assumptions, which nobody can promise.
 *
 * @param latency how long a post takes; 5 to 20 ms within a region
 * @param gone the share of recipients that have left without a word
 * @param slow the share of recipients that do not read just now: refused at every attempt of one
 *     invocation, ready for the next
 * @param coldStart how long a new environment takes until its handler runs, on 1,024 MB
 * @param hop how long a call to SQS or DynamoDB takes, or a job from the queue to a function
 * @param seed of chance: the same seed, the same figures
 */
record Conditions(
    Duration latency, double gone, double slow, Duration coldStart, Duration hop, long seed) {

  /** What {@code docs/scale.md} takes for granted. */
  static final Conditions USUAL =
      new Conditions(
          Duration.ofMillis(10), 0.01, 0.0001, Duration.ofSeconds(2), Duration.ofMillis(20), 1);

  /** Everybody is there and reads. */
  Conditions withoutTrouble() {
    return new Conditions(latency, 0, 0, coldStart, hop, seed);
  }

  /** These, with another time that a new environment takes to start. */
  Conditions with(Duration otherColdStart) {
    return new Conditions(latency, gone, slow, otherColdStart, hop, seed);
  }
}
