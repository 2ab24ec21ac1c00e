package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
          "Measure only these, separated by commas: cold, warm, wrk, stub, audience, latency, late,"
              + " gone, memory, throttle or slow.")
  private List<String> rows = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseUnknownRows();
    Table table = new Table("");
    try (Testbed bed = Testbed.start()) {
      if (!bed.isPinned()) {
        table.heading("Without taskset and two cores, the stub and those that post share them.");
      }
      for (FanOutRows each : chosen()) {
        spec.commandLine().getErr().println(each.description() + " …");
        spec.commandLine().getErr().flush();
        each.measure(table, bed);
      }
      bed.stub().requireSigned();
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return spec.exitCodeOnSuccess();
  }

  private void refuseUnknownRows() {
    for (String name : rows) {
      if (FanOutRows.named(name).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "There are no rows %s; there are: %s".formatted(name, FanOutRows.names()));
      }
    }
  }

  /** Returns the selected rows, in the table's order; all if none is named. */
  private List<FanOutRows> chosen() {
    return Stream.of(FanOutRows.values())
        .filter(each -> rows.isEmpty() || rows.contains(each.toString()))
        .toList();
  }
}
