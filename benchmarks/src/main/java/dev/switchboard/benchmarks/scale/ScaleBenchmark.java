package dev.switchboard.benchmarks.scale;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scale}: what an audience costs on AWS, and what to raise first. */
@Command(
    name = "scale",
    description =
        "What 10 thousand to 1 million subscribers cost on AWS in seconds, posts, dollars and"
            + " function seconds, and which limit to raise first: a model that sends nothing.",
    sortOptions = false)
public final class ScaleBenchmark implements Callable<Integer> {

  private static final int MOST = 5_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "How many there are (default: ${DEFAULT-VALUE}).")
  private List<Integer> subscribers = List.of();

  @Option(
      names = "--latency",
      paramLabel = "MS",
      defaultValue = "10",
      description = "How long a post takes (default: ${DEFAULT-VALUE}).")
  private int latency;

  @Option(
      names = "--gone",
      paramLabel = "PERCENT",
      defaultValue = "1",
      description = "How many have left without a word (default: ${DEFAULT-VALUE}).")
  private double gone;

  @Option(
      names = "--slow",
      paramLabel = "PERCENT",
      defaultValue = "0.01",
      description = "How many do not read for some seconds (default: ${DEFAULT-VALUE}).")
  private double slow;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Where chance begins (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    refuseMisuse();
    Conditions usual = Conditions.USUAL;
    Conditions conditions =
        new Conditions(
            Duration.ofMillis(latency),
            gone / 100,
            slow / 100,
            usual.coldStart(),
            usual.hop(),
            seed);
    spec.commandLine().getOut().print(ScaleTable.of(subscribers, conditions));
    spec.commandLine().getOut().flush();
    return spec.exitCodeOnSuccess();
  }

  private void refuseMisuse() {
    if (subscribers.stream().anyMatch(each -> each < 1 || each > MOST)) {
      throw misuse("--subscribers takes 1 to %,d".formatted(MOST));
    }
    if (latency < 1 || latency > 1_000) {
      throw misuse("--latency takes 1 to 1,000 ms");
    }
    if (gone < 0 || slow < 0 || gone + slow > 50) {
      throw misuse("--gone and --slow together take 0 to 50 %");
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
