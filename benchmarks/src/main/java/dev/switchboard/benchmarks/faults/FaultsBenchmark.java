package dev.switchboard.benchmarks.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code faults}: whether a fan-out keeps its promises, whatever goes wrong at once. */
@Command(
    name = "faults",
    description =
        "Publishes while one thing, several or all of them go wrong, every mix there is, and says"
            + " which promise was broken: nobody missed without being counted, nobody forgotten who"
            + " listens, no row left over, and more. Before that, processes live through faults in"
            + " simulated time, and must recover soon after each. Ends with 1 if a promise was"
            + " broken.",
    sortOptions = false)
public final class FaultsBenchmark implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--troubles",
      paramLabel = "N",
      description = "How many go wrong at once, at most (default: ${DEFAULT-VALUE}).")
  private int troubles = Trouble.values().length;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "600",
      description = "When to stop, wherever it is (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--recovery-only",
      description = "Runs no mixes, only the processes that live through faults.")
  private boolean recoveryOnly;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    if (troubles < 0 || seconds < 1) {
      throw new ParameterException(spec.commandLine(), "It takes at least 0 troubles and 1 second");
    }
    int broken = recover() + (recoveryOnly ? 0 : runMixes());
    return broken == 0 ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
  }

  /** Lets processes live through faults; answers how many promises they broke. */
  private int recover() throws InterruptedException, ExecutionException {
    PrintWriter out = spec.commandLine().getOut();
    List<RecoveryFinding> findings =
        List.of(
            RecoverySimulation.everyFault(new Load(10_000, 48, 100, Duration.ofSeconds(2))),
            RecoverySimulation.saturated(new Load(10_000, 60, 200, Duration.ZERO)),
            RecoverySimulation.sharedAccount(new Load(10_000, 12, 200, Duration.ZERO)),
            RecoverySimulation.slowConsumer(new Load(10_000, 48, 100, Duration.ofSeconds(2))));
    for (RecoveryFinding each : findings) {
      out.println(each);
      each.summary().forEach(line -> out.println("  " + line));
    }
    out.flush();
    return findings.stream().mapToInt(finding -> finding.breaches().size()).sum();
  }

  /** Runs the mixes; answers how many promises they broke. */
  private int runMixes() throws IOException, InterruptedException {
    List<Mix> mixes = Mix.ofAtMost(troubles);
    List<Finding> findings = run(mixes);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("mixes run         %,8d of %,d%n", findings.size(), mixes.size());
    out.printf("jobs delivered    %,8d%n", sum(findings, Finding::jobs));
    out.printf("dead letters      %,8d%n", sum(findings, Finding::deadLetters));
    out.printf("missed, all told  %,8d%n", sum(findings, Finding::missed));
    int broken = sum(findings, finding -> finding.breaches().size());
    out.printf("promises broken   %,8d%n", broken);
    out.flush();
    return broken;
  }

  private List<Finding> run(List<Mix> mixes) throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Running %,d mixes, for %,d s at most …%n", mixes.size(), seconds);
    err.flush();
    List<Finding> findings = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (Surroundings surroundings = new Surroundings()) {
      for (Mix mix : mixes) {
        if (System.nanoTime() > end) {
          break;
        }
        Finding finding = MixRun.of(mix, "mix " + findings.size(), surroundings);
        finding.breaches().forEach(each -> err.printf("%s: %s%n", mix, each));
        err.flush();
        findings.add(finding);
      }
    }
    return findings;
  }

  private static int sum(List<Finding> findings, ToIntFunction<Finding> figure) {
    return findings.stream().mapToInt(figure).sum();
  }
}
