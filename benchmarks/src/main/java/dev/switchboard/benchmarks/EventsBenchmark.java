package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code events}: the time until subscribers have an event that is published to a channel. */
@Command(
    name = "events",
    description =
        "How soon subscribers of a channel have what is published to it, beside a plain broadcast"
            + " to as many clients.",
    sortOptions = false)
final class EventsBenchmark implements Callable<Integer> {

  private static final Unit MILLISECONDS = Unit.milliseconds(1);
  private static final Target WITHIN = Target.atMostTimes(1.3);
  private static final int[] AUDIENCES = {1, 1_000};

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "101",
      description = "How many publishes are measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "How many come before that, for the JVM to compile what matters (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1 || warmUp < 0) {
      throw new ParameterException(spec.commandLine(), "It takes at least 1 round");
    }
    Table table = new Table("");
    for (int clients : AUDIENCES) {
      say("Publishing %d times to warm up, and %d times more, to %,d …", warmUp, rounds, clients);
      table.heading("To %,d, until the last one has it: ms".formatted(clients));
      Comparison found = ChannelPublish.measure(clients, warmUp, rounds);
      table.compare(MILLISECONDS, "published to a channel", "a plain broadcast", found, WITHIN);
      table.compare(MILLISECONDS, "p99, published", "p99, a plain broadcast", found.p99(), WITHIN);
    }
    spec.commandLine().getOut().println(table);
    return spec.exitCodeOnSuccess();
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getErr().printf(format + "%n", arguments);
  }
}
