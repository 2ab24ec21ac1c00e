package dev.switchboard.benchmarks;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.benchmarks.contender.AudienceWriter;
import dev.switchboard.benchmarks.contender.Contenders;
import dev.switchboard.benchmarks.stub.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What recipients do to our fan-out: it is measured beside itself, plain and warm, on a stub that
 * answers as it is told.
 */
record LeanPosts(Posters posters, Stub stub) {

  /** As many as the target asks for; each is one post at a time. */
  static final int CONNECTIONS = 256;

  private static final int USUAL = ApiGatewaySettings.POSTS_AT_ONCE;
  private static final int ROUNDS = 11;
  private static final int FEW_ROUNDS = 5;
  private static final Pattern WRITTEN = Pattern.compile("(" + AudienceWriter.WRITTEN + ")");

  /** What the stub counts while posts come as fast as they can. */
  Stub.Count ceiling() throws IOException, InterruptedException {
    try (Poster poster = posters.lean(to(Behaviour.PROMPT), USUAL, Contenders.NUMBERED)) {
      WarmPosts.warmUp(poster);
      Stub.Count before = stub.count();
      poster.post(0, 10 * WarmPosts.POSTS);
      return stub.count().since(before);
    }
  }

  /** Reading the audience from DynamoDB, beside recipients that are in no store. */
  Comparison readingTheAudience() throws IOException, InterruptedException {
    String dynamoDb = stub.dynamoDb().toString();
    List<String> writer =
        Tool.java(AudienceWriter.class, List.of(), dynamoDb, Integer.toString(WarmPosts.POSTS));
    try (Program program = Program.start(writer.toArray(String[]::new))) {
      program.find(WRITTEN);
    }
    try (Poster reading = posters.lean(to(Behaviour.PROMPT), USUAL, dynamoDb);
        Poster posting = posters.lean(to(Behaviour.PROMPT), USUAL, Contenders.NUMBERED)) {
      return compare(reading, posting, ROUNDS);
    }
  }

  /** Everybody answers after 10 ms, beside what so many connections could do at most. */
  Comparison latency() throws IOException, InterruptedException {
    try (Poster poster = posters.lean(to(Behaviour.LATE), CONNECTIONS, Contenders.NUMBERED)) {
      WarmPosts.warmUp(poster);
      List<Duration> times = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        times.add(post(poster));
      }
      Duration least = Behaviour.A_WHILE.multipliedBy(WarmPosts.POSTS).dividedBy(CONNECTIONS);
      return new Comparison(Sample.of(times), Sample.of(List.of(least)));
    }
  }

  /** One in a hundred answers 100 times later than the others. */
  Comparison someSlow() throws IOException, InterruptedException {
    return compare(Behaviour.SOME_SLOW, Behaviour.PROMPT, USUAL, ROUNDS);
  }

  /** The same where the others take 10 ms, with as many connections as the target for that has. */
  Comparison someSlower() throws IOException, InterruptedException {
    return compare(Behaviour.SOME_SLOWER, Behaviour.LATE, CONNECTIONS, FEW_ROUNDS);
  }

  private Comparison compare(Behaviour subject, Behaviour baseline, int connections, int rounds)
      throws IOException, InterruptedException {
    try (Poster first = posters.lean(to(subject), connections, Contenders.NUMBERED);
        Poster second = posters.lean(to(baseline), connections, Contenders.NUMBERED)) {
      return compare(first, second, rounds);
    }
  }

  private static Comparison compare(Poster subject, Poster baseline, int rounds)
      throws IOException, InterruptedException {
    WarmPosts.warmUp(subject);
    WarmPosts.warmUp(baseline);
    return Comparison.inTurns(0, rounds, () -> post(subject), () -> post(baseline));
  }

  private static Duration post(Poster poster) throws IOException, InterruptedException {
    return poster.post(0, WarmPosts.POSTS).time();
  }

  private URI to(Behaviour behaviour) {
    return stub.posts(behaviour, false);
  }
}
