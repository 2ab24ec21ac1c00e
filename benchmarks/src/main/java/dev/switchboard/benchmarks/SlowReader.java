package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.PostingProcess.Posted;
import dev.switchboard.benchmarks.posting.PostingProgram;
import dev.switchboard.benchmarks.stub.StubBehaviour;
import java.io.IOException;
import java.time.Duration;

/** The additional time of a publish if one of its recipients does not read. */
final class SlowReader {

  private static final int RECIPIENTS = 1_000;
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 9;
  private static final double MOST_MILLIS = 50;

  /** The pause between two publishes, after which the pace, 10,000 a second, delays no frame. */
  private static final Duration REST = Duration.ofSeconds(RECIPIENTS).dividedBy(10_000);

  private SlowReader() {}

  static void addRows(Table table, Testbed bed) throws IOException, InterruptedException {
    try (PostingProcess beside = start(bed, StubBehaviour.ONE_THROTTLED);
        PostingProcess alone = start(bed, StubBehaviour.PROMPT)) {
      addRows(
          table,
          Comparison.inTurns(WARM_UP, ROUNDS, () -> publish(beside, 1), () -> publish(alone, 0)));
    }
  }

  static void addRows(Table table, Comparison found) {
    table.heading("A publish to 1,000, one is always answered 429: ms");
    table.compare(Unit.milliseconds(0), "one does not read", "all read", found, Target.NONE);
    table.atMost("longer by", found.differenceMillis(), MOST_MILLIS);
  }

  private static PostingProcess start(Testbed bed, StubBehaviour behaviour) throws IOException {
    return bed.start(
        PostingSetup.lean(bed.stub().posts(behaviour, false)).withClient(PostingProgram.DEPLOYED));
  }

  private static Duration publish(PostingProcess process, int slow)
      throws IOException, InterruptedException {
    Thread.sleep(REST);
    Posted posted = process.post(0, RECIPIENTS);
    if (posted.handedOver() != slow) {
      throw new IOException("%d recipients were handed over".formatted(posted.handedOver()));
    }
    return posted.time();
  }
}
