package dev.switchboard.local;

import picocli.CommandLine;

/** The {@code switchboard} command's entry point. */
public final class Main {

  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs one command and exits with its code: 0 for success, 1 for a failure, 2 for misuse. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new SwitchboardCommand());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpWidth(HELP_WIDTH);
    commands.setParameterExceptionHandler(Main::explain);
    return commands;
  }

  /** Prints the error, a suggestion and a hint to the help, on one line. */
  private static int explain(CommandLine.ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    command.getErr().println(MisuseMessage.of(misuse));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
