package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.EnumSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code fan-out}: the rate at which one publication reaches all recipients, beside the SDK's
 * client.
 */
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
      names = "--rows",
      paramLabel = "NAME",
      split = ",",
      description =
          "Measure only these, separated by commas and in this order: ${COMPLETION-CANDIDATES}.")
  private SortedSet<FanOutRows> rows = new TreeSet<>(EnumSet.allOf(FanOutRows.class));

  @Override
  public Integer call() throws IOException, InterruptedException {
    Table table = new Table("");
    try (Testbed bed = Testbed.start()) {
      if (!bed.isPinned()) {
        table.heading("Without taskset and two cores, the stub and those that post share them.");
      }
      for (FanOutRows each : rows) {
        spec.commandLine().getErr().println(each.description() + " …");
        each.measure(table, bed);
      }
      bed.stub().requireSigned();
    }
    spec.commandLine().getOut().println(table);
    return spec.exitCodeOnSuccess();
  }
}
