package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.Contenders;
import dev.switchboard.benchmarks.stub.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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
  private static final int WARM_ROUNDS = 15;

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
      description = "Measure also the other ways to send that were considered; takes longer.")
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
    boolean pin = Cores.canPin();
    if (endpoint.isPresent()) {
      measure(new Posters(pin, List.of()), endpoint.get());
    } else {
      measureWithStub(pin);
    }
    if (csv.isPresent()) {
      List<String> lines = new ArrayList<>(List.of(FanOutRow.HEADER));
      rows.forEach(row -> lines.add(row.toString()));
      Files.write(csv.get(), lines);
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return spec.exitCodeOnSuccess();
  }

  private void measureWithStub(boolean pin) throws IOException, InterruptedException {
    try (Certificate certificate = Certificate.make();
        Stub stub = Stub.start(pin, certificate)) {
      Posters posters = new Posters(pin, certificate.trusted());
      for (Wire wire : List.of(Wire.PLAIN, Wire.TLS)) {
        measure(posters, stub.posts(Behaviour.PROMPT, wire == Wire.TLS));
      }
    }
  }

  private void measure(Posters posters, URI url) throws IOException, InterruptedException {
    Wire wire = Wire.of(url);
    say("First posts of new JVMs, %s …", wire);
    ColdPosts cold = ColdPosts.measure(posters, contenders(), url, COLD_ROUNDS);
    table.addCold(wire, cold);
    keep(wire, Phase.COLD, cold.few());
    keep(wire, Phase.COLD, cold.many());
    for (Phase phase : List.of(Phase.WARM, Phase.WARM_C1)) {
      say("Posts of JVMs that are %s, %s …", phase, wire);
      Postings warm = WarmPosts.measure(posters, contenders(), url, phase, WARM_ROUNDS);
      table.addWarm(wire, phase, warm);
      keep(wire, phase, warm);
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
