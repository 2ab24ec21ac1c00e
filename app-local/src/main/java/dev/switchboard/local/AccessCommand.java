package dev.switchboard.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code switchboard access}: the commands for access files. */
@Command(
    name = "access",
    description = "Checks and uploads access files; docs/access.md describes their format.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    subcommands = {AccessCheckCommand.class, AccessPushCommand.class})
final class AccessCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Expected a command, such as: switchboard access check deploy/access.json");
  }
}
