package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.PostingProgram;
import java.io.IOException;

/**
 * The first posts of a new JVM, including the creation of its client: our fan-out beside the SDK's
 * client.
 */
final class ColdPosts {

  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int ROUNDS = 5;

  /** The rounds over TLS, where posts take longer and differ less. */
  private static final int ROUNDS_OF_TLS = 3;

  private ColdPosts() {}

  static void addRows(Table table, Testbed bed) throws IOException, InterruptedException {
    addRows(table, bed, false, ROUNDS, Target.atMostTimes(0.2));
    addRows(table, bed, true, ROUNDS_OF_TLS, Target.NONE);
  }

  private static void addRows(Table table, Testbed bed, boolean tls, int rounds, Target target)
      throws IOException, InterruptedException {
    PostingSetup ours = PostingSetup.lean(bed.prompt(tls));
    PostingSetup sdk = ours.withClient(PostingProgram.SDK);
    Comparison few = Comparison.empty();
    Comparison many = Comparison.empty();
    for (int round = 0; round < rounds; round++) {
      post(bed, ours, few.subject(), many.subject());
      post(bed, sdk, few.baseline(), many.baseline());
    }
    String wire = tls ? "tls" : "plain";
    Unit unit = Unit.milliseconds(0);
    table.heading("First 1,000 posts of a new JVM, %s: ms".formatted(wire));
    table.compare(unit, ours.client(), sdk.client(), few, target);
    table.heading("First 10,000 posts of a new JVM, %s: ms".formatted(wire));
    table.compare(unit, ours.client(), sdk.client(), many, target);
  }

  private static void post(Testbed bed, PostingSetup setup, Samples few, Samples many)
      throws IOException, InterruptedException {
    try (PostingProcess process = bed.start(setup)) {
      var first = process.post(0, FEW).time();
      few.add(first);
      many.add(first.plus(process.post(FEW, MANY).time()));
    }
  }
}
