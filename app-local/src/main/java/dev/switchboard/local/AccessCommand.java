package dev.switchboard.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code switchboard access}: what can be done with an access file. */
@Command(
    name = "access",
    description = "Looks at a file that says who may do what: docs/access.md explains it.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    subcommands = AccessCheckCommand.class)
final class AccessCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do, such as: switchboard access check deploy/access.json");
  }
}
