package dev.switchboard.benchmarks;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./benchmarks/run}: one subcommand a benchmark. */
@Command(
    name = "benchmarks/run",
    description = "Measures Switchboard beside a baseline, on this machine, in one run.",
    synopsisSubcommandLabel = "NAME",
    subcommands = {LocalBenchmark.class, EventsBenchmark.class, FanOutBenchmark.class})
public final class Benchmarks implements Runnable {

  @Spec private CommandSpec spec;

  /** Picocli itself acts on it. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this; after a NAME, its options.")
  private boolean help;

  /** Whatever is not the name of a benchmark. */
  @Parameters(hidden = true)
  private List<String> unknown = List.of();

  /** Runs one benchmark and exits with 0 done, whatever it found; 1 failed; 2 misused. */
  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Benchmarks());
    commands.setParameterExceptionHandler((misuse, _) -> explain(misuse));
    commands.setExecutionExceptionHandler((failure, command, _) -> report(failure, command));
    System.exit(commands.execute(arguments));
  }

  /** Only comes to run without the name of a benchmark. */
  @Override
  public void run() {
    String names = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(),
        unknown.isEmpty()
            ? "Say which benchmark: " + names
            : "There is no benchmark %s; there is: %s".formatted(unknown.getFirst(), names));
  }

  /** One line: what was wrong, and where to read what is right. */
  private static int explain(ParameterException misuse) {
    CommandLine command = misuse.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("benchmarks: %s. See ./%s --help%n", misuse.getMessage(), name);
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int report(Exception failure, CommandLine command) {
    command.getErr().println("benchmarks: broke off: " + failure);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
