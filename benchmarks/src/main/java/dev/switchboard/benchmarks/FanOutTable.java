package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.Contenders;
import java.util.List;

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
    String what = "%s, %s".formatted(wire, phase == Phase.WARM ? "C2" : "C1");
    table.heading("Posts to 10,000, warm, %s: posts a second".formatted(what));
    add(POSTS, postings, new Target.AtLeastShare(times));
    table.heading("Processor time of each, µs");
    for (String contender : postings.contenders()) {
      table.add(contender, "%.1f".formatted(postings.microsecondsEach(contender)));
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

  /** Adds a figure that nobody judges. */
  void add(String heading, String what, String figure) {
    table.heading(heading);
    table.add(what, figure);
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
