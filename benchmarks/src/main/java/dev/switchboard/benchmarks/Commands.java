package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start tools of the JDK and of the machine, and our classes. */
final class Commands {

  private Commands() {}

  /** Returns whether a command exists and ends with success. */
  static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Returns the path of a tool of the JDK that runs this program. */
  static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Returns the command that starts one of our classes in a new JVM. */
  static List<String> java(Class<?> main, List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>(List.of(ofJdk("java")));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns whether this machine has two cores and can pin a process to one of them. */
  static boolean canPin() throws InterruptedException {
    return Runtime.getRuntime().availableProcessors() > 1
        && succeeds(List.of("taskset", "-c", "0,1", "true"));
  }

  /** Returns a command that pins another command to this core. */
  static List<String> onCore(int core, List<String> command) {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    pinned.addAll(command);
    return pinned;
  }
}
