package dev.switchboard.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one line that a user gets for a wrong command line: the error, a suggestion, the help. */
final class MisuseMessage {

  /** The command of the launcher itself. */
  private static final String FORMAT = "format";

  private MisuseMessage() {}

  static String of(ParameterException misuse) {
    CommandLine command = misuse.getCommandLine();
    return "%s.%s See ./%s --help"
        .formatted(
            String.valueOf(misuse.getMessage()).replaceFirst("\\.+$", ""),
            suggestion(misuse).map(name -> " Did you mean %s?".formatted(name)).orElse(""),
            command.getCommandSpec().qualifiedName());
  }

  private static Optional<String> suggestion(ParameterException misuse) {
    if (!(misuse instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    String typed = unmatched.getUnmatched().getFirst().split("=", 2)[0];
    CommandLine command = misuse.getCommandLine();
    return NearestName.of(typed, typed.startsWith("-") ? options(command) : commands(command));
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static List<String> commands(CommandLine command) {
    List<String> names = new ArrayList<>(command.getSubcommands().keySet());
    if (command.getParent() == null) {
      names.add(FORMAT);
    }
    return names;
  }
}
