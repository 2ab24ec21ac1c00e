package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.PostingProgram;
import dev.switchboard.benchmarks.stub.StubBehaviour;
import dev.switchboard.benchmarks.stub.StubThrottle;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Deliveries of a process before a throttle of the account and after it, as the stub counts them: a
 * second. For one thread.
 */
record ThrottleRecovery(Samples before, Samples first, Samples third) {

  /** The number of posts that an account permits in a second, and so the maximum of one process. */
  private static final double CEILING = 10_000;

  private static final int ROUNDS = 3;

  /** Many fan-outs with 64 frames each on their way, as in a busy service on a laptop. */
  private static final int PUBLISHERS = 32;

  private static final int RECIPIENTS = 100;

  /** The time until the half second that frames may run ahead of the pace is used up. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private static final Duration BASELINE = Duration.ofSeconds(2);

  ThrottleRecovery() {
    this(new Samples(), new Samples(), new Samples());
  }

  static void addRows(Table table, Testbed bed) throws IOException, InterruptedException {
    for (StubThrottle throttle : List.of(StubThrottle.SHORT, StubThrottle.LONG)) {
      ThrottleRecovery recovery = new ThrottleRecovery();
      for (int round = 0; round < ROUNDS; round++) {
        recovery.add(deliveries(bed, throttle));
      }
      recovery.addRows(table, throttle);
    }
  }

  /** Measures a throttle in a new process. */
  private static String deliveries(Testbed bed, StubThrottle throttle)
      throws IOException, InterruptedException {
    PostingSetup setup =
        PostingSetup.lean(bed.stub().posts(StubBehaviour.THROTTLED, false))
            .withClient(PostingProgram.DEPLOYED);
    try (PostingProcess process = bed.start(setup)) {
      process.repeat(PUBLISHERS, RECIPIENTS);
      Thread.sleep(SETTLE);
      bed.stub().watchDeliveries();
      Thread.sleep(BASELINE);
      return bed.stub().throttle(throttle);
    }
  }

  /**
   * Adds the counts of the stub.
   *
   * @param counts the posts before the throttle, their duration in nanoseconds, and the posts of
   *     each second after it
   */
  void add(String counts) {
    String[] words = counts.split(" ", -1);
    double seconds = Long.parseLong(words[1]) / 1e9;
    long perSecond = Math.round(Integer.parseInt(words[0]) / seconds);
    if (perSecond < 1) {
      throw new IllegalArgumentException("Nothing was delivered before the throttle.");
    }
    before.add(perSecond);
    first.add(Integer.parseInt(words[2]));
    third.add(Integer.parseInt(words[4]));
  }

  /**
   * Adds the share of deliveries of a recovered process, relative to the time before and to the
   * ceiling.
   */
  void addRows(Table table, StubThrottle throttle) {
    double full = Math.min(CEILING, before.median());
    table.heading("Deliveries after %s: a second".formatted(throttle));
    table.beside("in the first second", first, full, 0.5);
    table.beside("in the third second", third, full, 0.95);
    table.beside("before it", before, full, 0);
  }
}
