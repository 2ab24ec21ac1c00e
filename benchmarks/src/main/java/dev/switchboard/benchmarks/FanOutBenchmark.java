package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.Contenders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
            + " client in its fastest configuration; and what slow, gone and many recipients and a"
            + " throttle of the account do to it.",
    sortOptions = false)
final class FanOutBenchmark implements Callable<Integer> {

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
      names = "--rows",
      paramLabel = "NAME",
      split = ",",
      description =
          "Measure only these, separated by commas: cold, warm, wrk, stub, audience, latency, late,"
              + " gone, memory, throttle or slow. All but the first two are of lean on the stub.")
  private List<String> rows = List.of();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Keep every measurement of posts in this file, to be plotted.")
  private Optional<Path> csv = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> contenders = contenders();
    refuseOtherSchemes();
    List<FanOutMeasurement> chosen = chosen();
    refuseWhatIsLeftOut(contenders);
    boolean pin = Cores.canPin();
    FanOutRun run;
    if (endpoint.isPresent()) {
      run = new FanOutRun(new Posters(pin, List.of()), contenders, chosen, this::say);
      run.on(endpoint.get());
    } else {
      run = runOnStub(pin, contenders, chosen);
    }
    if (csv.isPresent()) {
      FanOutRow.write(run.rows(), csv.get());
    }
    spec.commandLine().getOut().print(run.table());
    spec.commandLine().getOut().flush();
    return spec.exitCodeOnSuccess();
  }

  private FanOutRun runOnStub(boolean pin, List<String> contenders, List<FanOutMeasurement> chosen)
      throws IOException, InterruptedException {
    try (Certificate certificate = Certificate.make();
        Stub stub = Stub.start(pin, certificate)) {
      FanOutRun run =
          new FanOutRun(new Posters(pin, certificate.trusted()), contenders, chosen, this::say);
      run.on(stub);
      if (contenders.contains(Contenders.LEAN) && !candidates) {
        run.leanOn(stub);
      }
      return run;
    }
  }

  private void refuseOtherSchemes() {
    if (endpoint.isPresent() && !List.of("http", "https").contains(endpoint.get().getScheme())) {
      throw new ParameterException(
          spec.commandLine(),
          "An endpoint is http(s)://host[:port]/stage, not %s".formatted(endpoint.get()));
    }
  }

  /** The rows asked for, in the table's order; all if none is named. */
  private List<FanOutMeasurement> chosen() {
    for (String name : rows) {
      if (FanOutMeasurement.named(name).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "There are no rows %s; there are: %s".formatted(name, FanOutMeasurement.names()));
      }
    }
    return FanOutMeasurement.all().stream()
        .filter(each -> rows.isEmpty() || rows.contains(each.toString()))
        .toList();
  }

  /** Rows that are named and could not be measured would silently be missing from the table. */
  private void refuseWhatIsLeftOut(List<String> contenders) {
    boolean leanOnStub = endpoint.isEmpty() && !candidates && contenders.contains(Contenders.LEAN);
    for (String name : rows) {
      if (!leanOnStub && FanOutMeasurement.named(name).orElseThrow().needsStub()) {
        throw new ParameterException(
            spec.commandLine(),
            ("Rows %s are of lean on the stub; --endpoint, --candidates and --only of another"
                    + " contender leave them out")
                .formatted(name));
      }
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

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
