package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.stub.Behaviour;
import dev.switchboard.benchmarks.stub.Throttle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a process delivers before a throttle of the account and after it, all in posts a second
 * as the server counts them.
 *
 * @param before in the seconds before the throttle, not 0
 * @param first in the first second after the throttle
 * @param third in the third second after the throttle
 */
record ThrottleRecovery(double before, double first, double third) {

  /** What an account may post in a second, and so one process at most. */
  static final double CEILING = 10_000;

  private static final int ROUNDS = 3;

  /** Many fan-outs with 64 frames each on their way, as in a busy service on a laptop. */
  private static final int PUBLISHERS = 32;

  private static final int RECIPIENTS = 100;

  /** Until the half second that frames may run ahead of the pace is used up. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private static final Duration BASELINE = Duration.ofSeconds(2);

  ThrottleRecovery {
    if (!(before > 0)) {
      throw new IllegalArgumentException("Nothing was delivered before the throttle.");
    }
  }

  /**
   * Reads what the stub has counted.
   *
   * @param counts the posts before the throttle, in how many nanoseconds they came, and the posts
   *     of each second after it
   */
  static ThrottleRecovery of(String counts) {
    String[] words = counts.split(" ", -1);
    double seconds = Long.parseLong(words[1]) / 1e9;
    return new ThrottleRecovery(
        Integer.parseInt(words[0]) / seconds,
        Integer.parseInt(words[2]),
        Integer.parseInt(words[4]));
  }

  /** Measures this throttle, in a new process each time. */
  static List<ThrottleRecovery> measure(Posters posters, Stub stub, Throttle throttle)
      throws IOException, InterruptedException {
    List<ThrottleRecovery> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      try (Publisher publisher =
          posters.publisher(stub.posts(Behaviour.THROTTLED, false), RECIPIENTS)) {
        publisher.repeat(PUBLISHERS);
        Thread.sleep(SETTLE);
        stub.watchDeliveries();
        Thread.sleep(BASELINE);
        rounds.add(of(stub.throttle(throttle)));
      }
    }
    return rounds;
  }

  /**
   * What a process that has recovered delivers in a second: as much as before, at most the ceiling.
   */
  double full() {
    return Math.min(CEILING, before);
  }
}
