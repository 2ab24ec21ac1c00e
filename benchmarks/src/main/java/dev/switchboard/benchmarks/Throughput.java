package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Posts to many clients, as fast as they are answered, until the last frame is at its client.
 *
 * <p>On a machine of few cores the clients are half of what is timed, and make two servers more
 * alike than they are; the servers' own processor time does not know them.
 *
 * @param time of {@link #FRAMES} posts
 * @param microsecondsOfSubject what one post takes of the processors, in the server alone
 * @param microsecondsOfBaseline the same of the baseline
 */
record Throughput(Comparison time, double microsecondsOfSubject, double microsecondsOfBaseline) {

  /** How many clients each server has. */
  static final int CLIENTS = 1_000;

  /** How many posts each of them gets in one measurement, so that collections are part of it. */
  private static final int POSTS_EACH = 10;

  static final int FRAMES = CLIENTS * POSTS_EACH;

  /** Measures both in turns, each with clients of its own. */
  static Throughput measure(PostServer subject, PostServer baseline, int warmUp, int rounds)
      throws IOException, InterruptedException {
    try (Crowd ofSubject = Crowd.gather(subject, CLIENTS);
        Crowd ofBaseline = Crowd.gather(baseline, CLIENTS)) {
      for (int round = 0; round < warmUp; round++) {
        ofSubject.hearTimes(POSTS_EACH);
        ofBaseline.hearTimes(POSTS_EACH);
      }
      long subjectBefore = microseconds(subject);
      long baselineBefore = microseconds(baseline);
      Comparison time =
          Comparison.inTurns(
              0,
              rounds,
              () -> ofSubject.hearTimes(POSTS_EACH),
              () -> ofBaseline.hearTimes(POSTS_EACH));
      double frames = (double) rounds * FRAMES;
      return new Throughput(
          time,
          (microseconds(subject) - subjectBefore) / frames,
          (microseconds(baseline) - baselineBefore) / frames);
    }
  }

  private static long microseconds(PostServer server) {
    return TimeUnit.NANOSECONDS.toMicros(server.processorTime().toNanos());
  }
}
