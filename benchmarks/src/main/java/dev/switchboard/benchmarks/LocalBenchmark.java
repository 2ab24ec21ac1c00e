package dev.switchboard.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code local}: the time until the service is ready, and until it has reached a thousand clients.
 */
@Command(
    name = "local",
    description =
        "How soon ./switchboard local is ready, and how soon 1,000 clients have what one of them"
            + " says.",
    sortOptions = false)
final class LocalBenchmark implements Callable<Integer> {

  private static final Unit MILLISECONDS = Unit.milliseconds(0);
  private static final Target READY_WITHIN = Target.atMost(Duration.ofSeconds(1));
  private static final Target HEARD_WITHIN = Target.atMostTimes(1.5);

  @Spec private CommandSpec spec;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "11",
      description = "How often it is started (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "61",
      description = "How many broadcasts are measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "How many come before that, for the JVM to compile what matters (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many clients hear each broadcast (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (starts < 1 || rounds < 1 || clients < 1 || warmUp < 0) {
      throw new ParameterException(
          spec.commandLine(), "It takes at least 1 start, 1 round and 1 client");
    }
    Table table = new Table("Milliseconds");
    addStart(table);
    addBroadcast(table);
    spec.commandLine().getOut().println(table);
    return spec.exitCodeOnSuccess();
  }

  private void addStart(Table table) throws IOException, InterruptedException {
    say("Starting it %d times …", starts);
    table.heading("Start, until it says it is ready");
    table.compare(
        MILLISECONDS,
        "./switchboard local",
        "an empty Java program",
        StartTime.measure(starts),
        READY_WITHIN);
  }

  private void addBroadcast(Table table) throws IOException, InterruptedException {
    say("Broadcasting %d times to warm up, and %d times more …", warmUp, rounds);
    table.heading("Broadcast to %,d clients, until the last one has it".formatted(clients));
    table.compare(
        MILLISECONDS,
        "what one client says",
        "%,d bare java.net.http posts".formatted(clients),
        Broadcast.measure(clients, warmUp, rounds),
        HEARD_WITHIN);
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getErr().printf(format + "%n", arguments);
  }
}
