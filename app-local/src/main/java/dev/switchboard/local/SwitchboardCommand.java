package dev.switchboard.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand, which reports that one is missing. */
@Command(
    name = "switchboard",
    description = "Serverless WebSockets in Java, on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    subcommands = {
      LocalCommand.class,
      GatewayCommand.class,
      ConformanceCommand.class,
      CheckCommand.class,
      AccessCommand.class,
      KeyCommand.class,
      CostCommand.class
    },
    footer = {
      "",
      "The launcher has one more command: ./switchboard format, which formats the sources."
    })
final class SwitchboardCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Expected a command, such as: switchboard local");
  }

  /** The release, from the jar's manifest, and the version of Java. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String release = Version.class.getPackage().getImplementationVersion();
      return new String[] {
        "switchboard %s (Java %s)"
            .formatted(release == null ? "from sources" : release, Runtime.version())
      };
    }
  }
}
