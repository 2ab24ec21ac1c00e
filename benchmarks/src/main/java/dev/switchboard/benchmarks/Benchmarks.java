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

/** {@code ./benchmarks/run}, with one subcommand for each benchmark. */
@Command(
    name = "benchmarks/run",
    description = "Measures Switchboard beside a baseline, on this machine, in one run.",
    synopsisSubcommandLabel = "NAME",
    subcommands = {LocalBenchmark.class, EventsBenchmark.class, FanOutBenchmark.class})
public final class Benchmarks implements Runnable {

  @Spec private CommandSpec spec;

  /** Picocli itself handles this option. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this; after a NAME, its options.")
  private boolean help;

  /** Arguments that are not the name of a benchmark. */
  @Parameters(hidden = true)
  private List<String> unknown = List.of();

  /**
   * Runs one benchmark and exits with 0 if it ran, with any figures; 1 if it failed; 2 if it was
   * misused.
   */
  public static void main(String[] arguments) {
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    return new CommandLine(new Benchmarks())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((misuse, _) -> explain(misuse))
        .setExecutionExceptionHandler((failure, command, _) -> report(failure, command));
  }

  /** Runs only if no benchmark is named. */
  @Override
  public void run() {
    String names = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(),
        unknown.isEmpty()
            ? "Say which benchmark: " + names
            : "There is no benchmark %s; there is: %s".formatted(unknown.getFirst(), names));
  }

  /** Prints one line with the mistake and the place of the right usage. */
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
