package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The two processor cores that a measurement is spread over, so that who posts and who answers do
 * not take each other's time.
 */
enum Cores {
  /** Who posts, one at a time. */
  CLIENT(0),
  /** Who answers. */
  SERVER(1);

  private final int number;

  Cores(int number) {
    this.number = number;
  }

  /** Whether this machine can keep a program on a core. */
  static boolean canPin() throws IOException, InterruptedException {
    return Runtime.getRuntime().availableProcessors() > 1
        && Tool.runs("taskset", "-c", "0,1", "true");
  }

  /** The command that keeps another one on this core, if that can be had. */
  List<String> pinned(boolean pin, List<String> command) {
    if (!pin) {
      return command;
    }
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(number)));
    pinned.addAll(command);
    return pinned;
  }
}
