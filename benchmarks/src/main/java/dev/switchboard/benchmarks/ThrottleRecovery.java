package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.PostingProgram;
import dev.switchboard.benchmarks.stub.StubBehaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Deliveries before a throttle of the account and after it, a second. For one thread. */
record ThrottleRecovery(Samples before, Samples first, Samples third) {

  /**
   * A period in which the account may post next to nothing.
   *
   * @param postsPerSecond the rate at which its bucket fills
   * @param burst the capacity of the bucket, and its tokens at the beginning
   */
  record Throttle(int postsPerSecond, int burst, Duration time) {

    /** One of the throttles that silenced a service for much longer than they lasted. */
    static final Throttle SHORT = new Throttle(20, 10, Duration.ofMillis(300));

    /** A throttle that lasts long enough for a rate to fall to its minimum. */
    static final Throttle LONG = new Throttle(1, 1, Duration.ofSeconds(2));

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1f s at %d a second", time.toMillis() / 1e3, postsPerSecond);
    }
  }

  /** The number of posts that an account permits in a second, and so the maximum of one process. */
  private static final double CEILING = 10_000;

  private static final int ROUNDS = 3;

  /** Many fan-outs with 64 frames each on their way, as in a busy service on a laptop. */
  private static final int PUBLISHERS = 32;

  private static final int RECIPIENTS = 100;

  /** The time until the half second that frames may run ahead of the pace is used up. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private static final Duration BASELINE = Duration.ofSeconds(2);
  private static final Duration SECOND = Duration.ofSeconds(1);

  static void addRows(Table table, Testbed bed) throws IOException, InterruptedException {
    for (Throttle throttle : List.of(Throttle.SHORT, Throttle.LONG)) {
      ThrottleRecovery recovery = new ThrottleRecovery(new Samples(), new Samples(), new Samples());
      for (int round = 0; round < ROUNDS; round++) {
        recovery.measure(bed, throttle);
      }
      recovery.addRows(table, throttle);
    }
  }

  /** Measures a throttle in a new process. */
  private void measure(Testbed bed, Throttle throttle) throws IOException, InterruptedException {
    PostingSetup setup =
        PostingSetup.lean(bed.stub().posts(StubBehaviour.THROTTLED, false))
            .withClient(PostingProgram.DEPLOYED);
    try (PostingProcess process = bed.start(setup)) {
      process.repeat(PUBLISHERS, RECIPIENTS);
      Thread.sleep(SETTLE);
      before.add(bed.stub().deliveriesPerSecond(BASELINE));
      bed.stub().throttle(throttle);
      first.add(bed.stub().deliveriesPerSecond(SECOND));
      Thread.sleep(SECOND);
      third.add(bed.stub().deliveriesPerSecond(SECOND));
    }
  }

  /**
   * Adds the share of deliveries of a recovered process, relative to the time before and to the
   * ceiling.
   */
  void addRows(Table table, Throttle throttle) {
    if (before.min() < 1) {
      throw new IllegalArgumentException("Nothing was delivered before the throttle.");
    }
    double full = Math.min(CEILING, before.median());
    table.heading("Deliveries after %s: a second".formatted(throttle));
    table.beside("in the first second", first, full, 0.5);
    table.beside("in the third second", third, full, 0.95);
    table.beside("before it", before, full, 0);
  }
}
