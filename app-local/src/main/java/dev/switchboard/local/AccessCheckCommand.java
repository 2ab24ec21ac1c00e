package dev.switchboard.local;

import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.local.access.AccessCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code switchboard access check}: checks an access file and prints what it allows. */
@Command(
    name = "check",
    description = "Prints what an access file allows, or its errors with line and column.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class)
final class AccessCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The access file, such as deploy/access.json.")
  private Path file;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    AccessCheck check = AccessCheck.of(file);
    return switch (check) {
      case AccessCheck.Passed(AccessFile usable) -> {
        StartupMessage sheet = new StartupMessage(out, "%s can be used.".formatted(file));
        AccessSummary.of(usable, InstantSource.system().instant()).forEach(sheet::line);
        sheet.end("What is not listed is refused.");
        yield spec.exitCodeOnSuccess();
      }
      case AccessCheck.Unreadable _, AccessCheck.Failed _ -> {
        AccessCheckFailure.print(out, file, check);
        yield spec.exitCodeOnExecutionException();
      }
    };
  }
}
