package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.PostingProcess.Posted;
import dev.switchboard.benchmarks.posting.PostingProgram;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Posts of a JVM that has posted much before: our fan-out beside the SDK's client, and beside wrk.
 */
final class WarmPosts {

  static final int POSTS = 10_000;

  /** The number of rounds before those that count: the SDK becomes faster for that long. */
  private static final int WARM_UP = 40;

  /** A client that is slower than this gains little from more rounds. */
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);

  private static final int ROUNDS = 9;
  private static final int ROUNDS_OF_WRK = 5;

  /** The number of posts beside wrk, because one run of wrk takes two seconds. */
  private static final int POSTS_BESIDE_WRK = 5 * POSTS;

  private WarmPosts() {}

  static void addRows(Table table, Testbed bed) throws IOException, InterruptedException {
    addRows(table, bed, false, false, 7);
    addRows(table, bed, false, true, 6);
    addRows(table, bed, true, false, 4);
    addRows(table, bed, true, true, 4);
  }

  private static void addRows(Table table, Testbed bed, boolean tls, boolean c1, double target)
      throws IOException, InterruptedException {
    PostingSetup ours = setup(bed.prompt(tls), c1);
    PostingSetup sdk = ours.withClient(PostingProgram.SDK);
    Comparison processor = Comparison.empty();
    try (PostingProcess subject = warm(bed, ours);
        PostingProcess baseline = warm(bed, sdk)) {
      Comparison found =
          Comparison.inTurns(
              0,
              ROUNDS,
              () -> post(subject, processor.subject()),
              () -> post(baseline, processor.baseline()));
      String what = "%s, %s".formatted(tls ? "tls" : "plain", compiler(c1));
      table.heading("Posts to 10,000, warm, %s: posts a second".formatted(what));
      table.compare(
          Unit.perSecond(POSTS), ours.client(), sdk.client(), found, Target.atLeastTimes(target));
      table.heading("Processor time of each, warm, %s: µs".formatted(what));
      table.compare(Unit.microseconds(1), ours.client(), sdk.client(), processor, Target.NONE);
    }
  }

  /** Posts once, adds the processor time of each post, and returns the duration of all. */
  private static Duration post(PostingProcess process, Samples processor)
      throws IOException, InterruptedException {
    Posted posted = process.post(0, POSTS);
    processor.add(posted.processor().dividedBy(POSTS));
    return posted.time();
  }

  /** Adds our posts beside those of wrk. */
  static void addBesideWrk(Table table, Testbed bed) throws IOException, InterruptedException {
    if (!Wrk.isInstalled()) {
      table.heading("Not measured beside wrk, which is not installed.");
      return;
    }
    addBesideWrk(table, bed, false, 0.3);
    addBesideWrk(table, bed, true, 0.2);
  }

  private static void addBesideWrk(Table table, Testbed bed, boolean c1, double target)
      throws IOException, InterruptedException {
    URI endpoint = bed.prompt(false);
    PostingSetup ours = setup(endpoint, c1);
    try (Wrk wrk = Wrk.prepare(bed);
        PostingProcess subject = warm(bed, ours)) {
      Comparison found =
          Comparison.inTurns(
              1,
              ROUNDS_OF_WRK,
              () -> subject.timeOf(POSTS_BESIDE_WRK),
              () -> wrk.post(endpoint, POSTS_BESIDE_WRK));
      table.heading("Beside wrk, plain, %s: posts a second".formatted(compiler(c1)));
      table.compare(
          Unit.perSecond(POSTS_BESIDE_WRK),
          ours.client(),
          "wrk",
          found,
          Target.atLeastTimes(target));
    }
  }

  private static PostingSetup setup(URI endpoint, boolean c1) {
    return PostingSetup.lean(endpoint).withFlags(c1 ? PostingSetup.C1 : List.of());
  }

  private static String compiler(boolean c1) {
    return c1 ? "C1" : "C2";
  }

  /** Starts a process and lets it post until it reaches its maximum speed. */
  static PostingProcess warm(Testbed bed, PostingSetup setup)
      throws IOException, InterruptedException {
    PostingProcess process = bed.start(setup);
    Duration spent = Duration.ZERO;
    for (int round = 0; round < WARM_UP && spent.compareTo(LONGEST_WARM_UP) < 0; round++) {
      spent = spent.plus(process.timeOf(POSTS));
    }
    return process;
  }
}
