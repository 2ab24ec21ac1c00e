package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.stub.Behaviour;
import java.io.IOException;
import java.time.Duration;

/** How much longer a publish takes because one of its recipients does not read. */
final class SlowClient {

  static final int RECIPIENTS = 1_000;

  private static final int WARM_UP = 4;
  private static final int ROUNDS = 9;

  /** A publish leaves so soon after the last one that its pace, 10,000 a second, holds no frame. */
  private static final Duration REST = Duration.ofSeconds(RECIPIENTS).dividedBy(10_000);

  private SlowClient() {}

  /** Measures a publish with such a client and one without, in turns, each by its own fan-out. */
  static Comparison measure(Posters posters, Stub stub) throws IOException, InterruptedException {
    try (Publisher beside =
            posters.publisher(stub.posts(Behaviour.ONE_THROTTLED, false), RECIPIENTS);
        Publisher alone = posters.publisher(stub.posts(Behaviour.PROMPT, false), RECIPIENTS)) {
      return Comparison.inTurns(WARM_UP, ROUNDS, () -> publish(beside, 1), () -> publish(alone, 0));
    }
  }

  private static Duration publish(Publisher publisher, int slow)
      throws IOException, InterruptedException {
    Thread.sleep(REST);
    return publisher.publish(RECIPIENTS - slow, slow);
  }
}
