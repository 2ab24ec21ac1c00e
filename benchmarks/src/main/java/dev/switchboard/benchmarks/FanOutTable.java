package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.Contenders;
import dev.switchboard.benchmarks.stub.Throttle;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is known of the fan-out, beside the SDK. */
final class FanOutTable {

  private static final Unit MILLISECONDS = new Unit.Milliseconds(0);
  private static final Unit POSTS = new Unit.PerSecond(WarmPosts.POSTS);
  private static final Target NOBODY_JUDGES = new Target.None();

  private final Table table = new Table("");

  /** Adds the first posts of a new JVM. */
  void addCold(Wire wire, ColdPosts cold) {
    Target target = wire == Wire.PLAIN ? new Target.AtMostTimes(0.2) : NOBODY_JUDGES;
    table.heading("First 1,000 posts of a new JVM, %s: ms".formatted(wire));
    add(MILLISECONDS, cold.few(), target);
    table.heading("First 10,000 posts of a new JVM, %s: ms".formatted(wire));
    add(MILLISECONDS, cold.many(), target);
  }

  /** Adds posts of JVMs that have posted before. */
  void addWarm(Wire wire, Phase phase, Postings postings) {
    double times = wire == Wire.TLS ? 4 : phase == Phase.WARM ? 7 : 6;
    String what = "%s, %s".formatted(wire, compiler(phase));
    table.heading("Posts to 10,000, warm, %s: posts a second".formatted(what));
    add(POSTS, postings, new Target.AtLeastShare(times));
    table.heading("Processor time of each, warm, %s: µs".formatted(what));
    for (String contender : postings.contenders()) {
      double micros = postings.microsecondsEach(contender);
      if (postings.contenders().contains(Contenders.SDK)) {
        table.add(contender, micros, postings.microsecondsEach(Contenders.SDK));
      } else {
        table.add(contender, "%.1f".formatted(micros));
      }
    }
  }

  private void add(Unit unit, Postings postings, Target target) {
    List<String> contenders = postings.contenders();
    if (!contenders.containsAll(Contenders.USUAL)) {
      contenders.forEach(each -> table.add(unit, each, postings.times(each)));
      return;
    }
    table.add(
        unit,
        Contenders.LEAN,
        Contenders.SDK,
        postings.compare(Contenders.LEAN, Contenders.SDK),
        target);
    contenders.stream()
        .filter(each -> !Contenders.USUAL.contains(each))
        .forEach(each -> table.add(unit, each, postings.compare(each, Contenders.SDK)));
  }

  /** Adds our posts beside those of wrk. */
  void addWrk(Phase phase, Comparison found) {
    table.heading("Beside wrk, plain, %s: posts a second".formatted(compiler(phase)));
    Target target = new Target.AtLeastShare(phase == Phase.WARM ? 0.3 : 0.2);
    table.add(BesideWrk.unit(), Contenders.LEAN, "wrk", found, target);
  }

  /** Adds what the stub takes of its core for each post, and so can answer at most. */
  void addCeiling(Stub.Count count) {
    double micros = count.processor().toNanos() / 1e3 / count.posts();
    table.heading("The stub, plain, while our warm posts come");
    table.add("processor time of each, µs", "%.1f".formatted(micros));
    table.add("its ceiling, posts a second", "%,.0f".formatted(1e6 / micros));
  }

  /** Adds what it takes to read an audience. */
  void addReading(Comparison found) {
    table.heading("Posts to 10,000, warm: ms");
    Target target = new Target.AtMostTimes(1.5);
    table.add(MILLISECONDS, "read from DynamoDB's stub", "the posts alone", found, target);
  }

  /** Adds posts that are answered late. */
  void addLatency(Comparison found) {
    table.heading(
        "Posts that take 10 ms, %d connections: posts a second".formatted(LeanPosts.CONNECTIONS));
    table.add(POSTS, Contenders.LEAN, "connections ÷ 10 ms", found, new Target.AtLeastShare(0.8));
  }

  /** Adds posts to some who are slow: those beside quick ones, and those beside 10 ms. */
  void addSlow(Comparison quick, Comparison late) {
    Target target = new Target.AtMostTimes(1.3);
    table.heading("Posts to 10,000, 1 % take 10 ms, the others none: ms");
    table.add(MILLISECONDS, "some slow", "none slow", quick, target);
    String connections = ", %d connections: ms".formatted(LeanPosts.CONNECTIONS);
    table.heading("The same, 1 % take 1 s, the others 10 ms" + connections);
    table.add(MILLISECONDS, "some slow", "none slow", late, target);
  }

  /** Adds posts to some who are gone. */
  void addGone(GonePosts found) {
    table.heading("Posts to 10,000 in memory, 20 % are gone: ms");
    table.add(MILLISECONDS, "some gone", "none gone", found.time(), new Target.AtMostTimes(1.3));
    table.add("left in the store", found.left(), GonePosts.STAY);
  }

  /** Adds what memory it takes to post to some, and to many. */
  void addMemory(PostMemory some, PostMemory many) {
    table.heading("Memory of a JVM with %s: MB".formatted(PostMemory.LIMIT));
    table.addAtMost("process, 10,000 recipients", some.resident(), 130);
    table.add("process, 200,000", "%.0f".formatted(many.resident()));
    table.add("heap after collections, 10,000", "%.0f".formatted(some.heap()));
    table.addAtMost("more of it for 200,000", Math.max(0, many.heap() - some.heap()), 32);
  }

  /** Adds deliveries before a throttle, and how much of them came back in the seconds after it. */
  void addThrottle(Throttle throttle, List<ThrottleRecovery> rounds) {
    Figures before = figures(rounds, ThrottleRecovery::before);
    double full = figures(rounds, ThrottleRecovery::full).median();
    table.heading("Deliveries after %s: a second".formatted(throttle));
    table.addAtLeast("in the first second", figures(rounds, ThrottleRecovery::first), full, 0.5);
    table.addAtLeast("in the third second", figures(rounds, ThrottleRecovery::third), full, 0.95);
    table.add("before it", before, full);
  }

  private static Figures figures(
      List<ThrottleRecovery> rounds, ToDoubleFunction<ThrottleRecovery> figure) {
    return Figures.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  /** Adds a publish with a client that does not read, and one without. */
  void addSlowClient(Comparison found) {
    table.heading("A publish to 1,000, one is always answered 429: ms");
    table.add(MILLISECONDS, "one does not read", "all read", found, NOBODY_JUDGES);
    table.addAtMost("longer by", found.difference().toNanos() / 1e6, 50);
  }

  /** Says something of the figures, or why some are missing. */
  void note(String line) {
    table.heading(line);
  }

  private static String compiler(Phase phase) {
    return phase == Phase.WARM_C1 ? "C1" : "C2";
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
