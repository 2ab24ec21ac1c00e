package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that come with the JDK, or perhaps with the machine. */
final class Tool {

  private Tool() {}

  /** Whether a command is there and ends well. */
  static boolean runs(String... command) throws InterruptedException {
    try {
      ProcessBuilder quiet = new ProcessBuilder(command);
      quiet.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      quiet.redirectError(ProcessBuilder.Redirect.DISCARD);
      return quiet.start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** One of the JDK that runs this. */
  static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Starts a class of ours in a JVM of its own. */
  static List<String> java(Class<?> main, List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>(List.of(ofJdk("java")));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
