package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.PostingProgram;
import dev.switchboard.benchmarks.stub.StubBehaviour;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The effect of the store, the recipients and their number on our fan-out. Its baseline is the
 * plain, warm fan-out.
 */
final class FanOutConditions {

  private static final int POSTS = WarmPosts.POSTS;

  /**
   * The number of connections that the targets for late answers assume; each carries one post at a
   * time.
   */
  private static final int CONNECTIONS = 256;

  private static final int ROUNDS = 11;
  private static final int FEW_ROUNDS = 5;

  /** The recipients of an audience that remain when one in five is gone. */
  private static final int STAY = POSTS / 5 * 4;

  private static final int WARM_UP_OF_GONE = 15;

  /** Enough, as the figures show. A JVM with a larger heap uses it before it collects. */
  private static final String SMALL_HEAP = "-Xmx128m";

  private static final int MANY = 200_000;

  /** The rows that DynamoDB Local stores in a few seconds. */
  private static final int FILLED_AT_ONCE = 500;

  private FanOutConditions() {}

  /**
   * Adds the processor time of the stub for each post, and so the maximum number of posts that it
   * can answer.
   */
  static void addStub(Table table, Testbed bed) throws IOException, InterruptedException {
    try (PostingProcess process = WarmPosts.warm(bed, PostingSetup.lean(bed.prompt(false)))) {
      Stub.Count before = bed.stub().count();
      process.post(0, 10 * POSTS);
      Stub.Count after = bed.stub().count();
      Duration processor = after.processor().minus(before.processor());
      double micros = processor.toNanos() / 1e3 / (after.posts() - before.posts());
      table.heading("The stub, plain, while our warm posts come");
      table.figure("processor time of each, µs", micros, 1);
      table.figure("its ceiling, posts a second", 1e6 / micros, 0);
    }
  }

  /** Adds reading the audience from DynamoDB, beside recipients that are in no store. */
  static void addAudience(Table table, Testbed bed) throws IOException, InterruptedException {
    PostingSetup posting = PostingSetup.lean(bed.prompt(false));
    try (LocalDynamoDb dynamoDb = LocalDynamoDb.start()) {
      dynamoDb.createTables("connections", "subscriptions", "publications");
      try (PostingProcess writer = bed.start(posting.withAudience(dynamoDb.endpoint()))) {
        for (int from = 0; from < POSTS; from += FILLED_AT_ONCE) {
          writer.fill(from, from + FILLED_AT_ONCE);
        }
      }
      URI repeated = bed.stub().repeating(dynamoDb.endpoint());
      table.heading("Posts to 10,000, warm: ms");
      table.compare(
          Unit.milliseconds(0),
          "read from DynamoDB's stub",
          "the posts alone",
          compare(bed, posting.withAudience(repeated), posting, ROUNDS),
          Target.atMostTimes(1.5));
    }
  }

  /** Adds posts that all take 10 ms, beside the theoretical maximum of the connections. */
  static void addLatency(Table table, Testbed bed) throws IOException, InterruptedException {
    try (PostingProcess process = WarmPosts.warm(bed, to(bed, StubBehaviour.LATE, CONNECTIONS))) {
      Duration least = StubBehaviour.A_WHILE.multipliedBy(POSTS).dividedBy(CONNECTIONS);
      Comparison found = new Comparison(new Samples(), Samples.of(least.toNanos()));
      for (int round = 0; round < ROUNDS; round++) {
        found.subject().add(process.timeOf(POSTS));
      }
      table.heading("Posts that take 10 ms, %d connections: posts a second".formatted(CONNECTIONS));
      table.compare(
          Unit.perSecond(POSTS),
          PostingProgram.LEAN,
          "connections ÷ 10 ms",
          found,
          Target.atLeastTimes(0.8));
    }
  }

  /** Adds posts of which one in a hundred takes longer than the others. */
  static void addLate(Table table, Testbed bed) throws IOException, InterruptedException {
    int usual = PostingSetup.lean(bed.prompt(false)).connections();
    table.heading("Posts to 10,000, 1 % take 10 ms, the others none: ms");
    addLate(table, bed, StubBehaviour.SOME_SLOW, StubBehaviour.PROMPT, usual, ROUNDS);
    table.heading(
        "The same, 1 %% take 1 s, the others 10 ms, %d connections: ms".formatted(CONNECTIONS));
    addLate(table, bed, StubBehaviour.SOME_SLOWER, StubBehaviour.LATE, CONNECTIONS, FEW_ROUNDS);
  }

  private static void addLate(
      Table table, Testbed bed, StubBehaviour some, StubBehaviour none, int connections, int rounds)
      throws IOException, InterruptedException {
    Comparison found = compare(bed, to(bed, some, connections), to(bed, none, connections), rounds);
    table.compare(Unit.milliseconds(0), "some slow", "none slow", found, Target.atMostTimes(1.3));
  }

  private static PostingSetup to(Testbed bed, StubBehaviour behaviour, int connections) {
    return PostingSetup.lean(bed.stub().posts(behaviour, false)).withConnections(connections);
  }

  private static Comparison compare(
      Testbed bed, PostingSetup subject, PostingSetup baseline, int rounds)
      throws IOException, InterruptedException {
    try (PostingProcess first = WarmPosts.warm(bed, subject);
        PostingProcess second = WarmPosts.warm(bed, baseline)) {
      return Comparison.inTurns(0, rounds, () -> first.timeOf(POSTS), () -> second.timeOf(POSTS));
    }
  }

  /** Adds posts to an audience in memory of which one in five is gone. */
  static void addGone(Table table, Testbed bed) throws IOException, InterruptedException {
    try (PostingProcess some = inMemory(bed, StubBehaviour.SOME_GONE);
        PostingProcess none = inMemory(bed, StubBehaviour.PROMPT)) {
      Samples left = new Samples();
      Comparison found =
          Comparison.inTurns(
              WARM_UP_OF_GONE,
              ROUNDS,
              () -> {
                Duration time = some.timeOf(POSTS);
                left.add(some.size());
                some.fill(0, POSTS);
                return time;
              },
              () -> none.timeOf(POSTS));
      table.heading("Posts to 10,000 in memory, 20 % are gone: ms");
      table.compare(Unit.milliseconds(0), "some gone", "none gone", found, Target.atMostTimes(1.3));
      boolean tooMany = left.max() - STAY > STAY - left.min();
      table.exactly("left in the store", (int) (tooMany ? left.max() : left.min()), STAY);
    }
  }

  private static PostingProcess inMemory(Testbed bed, StubBehaviour behaviour)
      throws IOException, InterruptedException {
    PostingProcess process =
        bed.start(
            PostingSetup.lean(bed.stub().posts(behaviour, false))
                .withAudience(PostingProgram.MEMORY));
    process.fill(0, POSTS);
    return process;
  }

  /** Adds the memory of a JVM that posts to some recipients once, and to many. */
  static void addMemory(Table table, Testbed bed) throws IOException, InterruptedException {
    PostingSetup small = PostingSetup.lean(bed.prompt(false)).withFlags(List.of(SMALL_HEAP));
    try (PostingProcess some = bed.start(small);
        PostingProcess many = bed.start(small)) {
      some.post(0, POSTS);
      many.post(0, MANY);
      double heap = some.heapAfterCollection();
      table.heading("Memory of a JVM with %s: MB".formatted(SMALL_HEAP));
      table.atMost("process, 10,000 recipients", some.mostResident(), 130);
      table.figure("process, 200,000", many.mostResident(), 0);
      table.figure("heap after collections, 10,000", heap, 0);
      table.atMost("more of it for 200,000", Math.max(0, many.heapAfterCollection() - heap), 32);
    }
  }
}
