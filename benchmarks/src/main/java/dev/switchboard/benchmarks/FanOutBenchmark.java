package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.Contenders;
import dev.switchboard.benchmarks.stub.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fan-out}: how fast one publication reaches everybody, beside the SDK's client. */
@Command(
    name = "fan-out",
    description =
        "How fast a publication is posted to 10,000 connections, on one core, beside the AWS SDK's"
            + " client in its fastest configuration; and what slow, gone and many recipients do to"
            + " it.",
    sortOptions = false)
final class FanOutBenchmark implements Callable<Integer> {

  private static final int COLD_ROUNDS = 5;
  private static final int COLD_ROUNDS_OF_CANDIDATES = 3;
  private static final int WARM_ROUNDS = 11;

  @Spec private CommandSpec spec;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Post to this server, with its stage, instead of a stub that the benchmark starts; what"
              + " needs the stub is left out.")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Measure one contender: lean, sdk-crt, sdk-url-connection, crt or netty.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--candidates",
      description =
          "Measure the other ways to send that were considered beside them, and only posts.")
  private boolean candidates;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Keep every measurement of posts in this file, to be plotted.")
  private Optional<Path> csv = Optional.empty();

  private final FanOutTable table = new FanOutTable();
  private final List<FanOutRow> rows = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> contenders = contenders();
    boolean pin = Cores.canPin();
    if (!pin) {
      table.note(
          "Not pinned: without taskset and two cores, who posts and who answers share them.");
    }
    if (endpoint.isPresent()) {
      measure(new Posters(pin, List.of()), endpoint.get(), contenders);
      table.note("Measured on %s; what needs the stub is left out.".formatted(endpoint.get()));
    } else {
      measureWithStub(pin, contenders);
    }
    if (csv.isPresent()) {
      FanOutRow.write(rows, csv.get());
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return spec.exitCodeOnSuccess();
  }

  private void measureWithStub(boolean pin, List<String> contenders)
      throws IOException, InterruptedException {
    try (Certificate certificate = Certificate.make();
        Stub stub = Stub.start(pin, certificate)) {
      Posters posters = new Posters(pin, certificate.trusted());
      for (Wire wire : Wire.values()) {
        measure(posters, stub.posts(Behaviour.PROMPT, wire == Wire.TLS), contenders);
      }
      stub.requireSigned();
      if (contenders.contains(Contenders.LEAN) && !candidates) {
        measureLean(posters, stub);
      }
    }
  }

  private void measure(Posters posters, URI url, List<String> contenders)
      throws IOException, InterruptedException {
    Wire wire = Wire.of(url);
    say("First posts of new JVMs, %s …", wire);
    int coldRounds = candidates ? COLD_ROUNDS_OF_CANDIDATES : COLD_ROUNDS;
    ColdPosts cold = ColdPosts.measure(posters, contenders, url, coldRounds);
    table.addCold(wire, cold);
    keep(wire, Phase.COLD, cold.few());
    keep(wire, Phase.COLD, cold.many());
    for (Phase phase : List.of(Phase.WARM, Phase.WARM_C1)) {
      say("Posts of JVMs that have posted before, %s, %s …", wire, phase);
      Postings warm = WarmPosts.measure(posters, contenders, url, phase, WARM_ROUNDS);
      table.addWarm(wire, phase, warm);
      keep(wire, phase, warm);
    }
  }

  private void measureLean(Posters posters, Stub stub) throws IOException, InterruptedException {
    LeanPosts lean = new LeanPosts(posters, stub);
    say("Posts beside wrk …");
    addWrk(posters, stub);
    say("Reading the audience …");
    table.addReading(lean.readingTheAudience());
    say("Recipients that take their time …");
    table.addLatency(lean.latency());
    table.addSlow(lean.someSlow(), lean.someSlower());
    say("Recipients that are gone …");
    table.addGone(GonePosts.measure(posters, stub));
    say("Memory …");
    URI url = stub.posts(Behaviour.PROMPT, false);
    table.addMemory(
        PostMemory.measure(posters, url, PostMemory.RECIPIENTS),
        PostMemory.measure(posters, url, PostMemory.MANY_RECIPIENTS));
  }

  private void addWrk(Posters posters, Stub stub) throws IOException, InterruptedException {
    URI url = stub.posts(Behaviour.PROMPT, false);
    if (!Wrk.isInstalled()) {
      table.note("Not measured beside wrk, which is not installed.");
    } else {
      for (Phase phase : List.of(Phase.WARM, Phase.WARM_C1)) {
        table.addWrk(phase, BesideWrk.measure(posters, url, phase));
      }
    }
    table.addCeiling(lean(posters, stub));
  }

  private static Stub.Count lean(Posters posters, Stub stub)
      throws IOException, InterruptedException {
    try (Poster poster =
        posters.start(Contenders.LEAN, stub.posts(Behaviour.PROMPT, false), Phase.WARM)) {
      WarmPosts.warmUp(poster);
      Stub.Count before = stub.count();
      poster.post(0, 10 * WarmPosts.POSTS);
      return stub.count().since(before);
    }
  }

  private List<String> contenders() {
    if (only.isPresent()) {
      if (!Contenders.ALL.contains(only.get())) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no contender %s; there is: %s"
                .formatted(only.get(), String.join(", ", Contenders.ALL)));
      }
      return List.of(only.get());
    }
    return candidates ? Contenders.ALL : Contenders.USUAL;
  }

  private void keep(Wire wire, Phase phase, Postings postings) {
    for (String contender : postings.contenders()) {
      postings.of(contender).forEach(each -> rows.add(new FanOutRow(contender, wire, phase, each)));
    }
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getErr().printf(format + "%n", arguments);
    spec.commandLine().getErr().flush();
  }
}
