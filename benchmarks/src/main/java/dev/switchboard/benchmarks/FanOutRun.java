package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.stub.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of the benchmark: what it finds, and who is told what it does meanwhile. */
final class FanOutRun {

  private static final int COLD_ROUNDS = 5;

  /** Of more than two, and over TLS, which takes longer and differs less. */
  private static final int FEWER_COLD_ROUNDS = 3;

  private static final int WARM_ROUNDS = 9;

  private final Posters posters;
  private final List<String> contenders;
  private final List<FanOutMeasurement> chosen;
  private final Consumer<String> progress;
  private final FanOutTable table = new FanOutTable();
  private final List<FanOutRow> rows = new ArrayList<>();

  FanOutRun(
      Posters posters,
      List<String> contenders,
      List<FanOutMeasurement> chosen,
      Consumer<String> progress) {
    this.posters = posters;
    this.contenders = contenders;
    this.chosen = chosen;
    this.progress = progress;
    if (!posters.pin()) {
      table.note(
          "Not pinned: without taskset and two cores, who posts and who answers share them.");
    }
  }

  /** What was found. */
  FanOutTable table() {
    return table;
  }

  /** Every measurement of posts. */
  List<FanOutRow> rows() {
    return rows;
  }

  /** Posts to a server that is not ours. */
  void on(URI endpoint) throws IOException, InterruptedException {
    measurePosts(endpoint);
    table.note("Measured on %s; what needs the stub is left out.".formatted(endpoint));
  }

  /** Posts to the stub, plain and over TLS. */
  void on(Stub stub) throws IOException, InterruptedException {
    for (Wire wire : Wire.values()) {
      measurePosts(stub.posts(Behaviour.PROMPT, wire == Wire.TLS));
    }
    stub.requireSigned();
  }

  /** Measures what concerns our fan-out alone, on the stub. */
  void leanOn(Stub stub) throws IOException, InterruptedException {
    LeanRun lean = new LeanRun(posters, stub, table, progress);
    for (FanOutMeasurement each : chosen) {
      lean.measure(each);
    }
  }

  private void measurePosts(URI url) throws IOException, InterruptedException {
    if (chosen.contains(FanOutMeasurement.COLD)) {
      measureCold(url);
    }
    if (chosen.contains(FanOutMeasurement.WARM)) {
      measureWarm(url);
    }
  }

  private void measureCold(URI url) throws IOException, InterruptedException {
    Wire wire = Wire.of(url);
    progress.accept("First posts of new JVMs, %s …".formatted(wire));
    int rounds = contenders.size() > 2 || wire == Wire.TLS ? FEWER_COLD_ROUNDS : COLD_ROUNDS;
    ColdPosts cold = ColdPosts.measure(posters, contenders, url, rounds);
    table.addCold(wire, cold);
    keep(wire, Phase.COLD, cold.few());
    keep(wire, Phase.COLD, cold.many());
  }

  private void measureWarm(URI url) throws IOException, InterruptedException {
    Wire wire = Wire.of(url);
    for (Phase phase : List.of(Phase.WARM, Phase.WARM_C1)) {
      progress.accept("Posts of JVMs that have posted before, %s, %s …".formatted(wire, phase));
      Postings warm = WarmPosts.measure(posters, contenders, url, phase, WARM_ROUNDS);
      table.addWarm(wire, phase, warm);
      keep(wire, phase, warm);
    }
  }

  private void keep(Wire wire, Phase phase, Postings postings) {
    for (String contender : postings.contenders()) {
      postings.of(contender).forEach(each -> rows.add(new FanOutRow(contender, wire, phase, each)));
    }
  }
}
