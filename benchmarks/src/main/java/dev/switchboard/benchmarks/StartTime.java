package dev.switchboard.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The time from the start of a process to the line that reports that it is ready. */
final class StartTime {

  private static final Pattern READY = Pattern.compile("(" + EmptyProgram.READY + ")");

  private StartTime() {}

  /** Starts both in turns. A first start does not count; it loads the files from disk. */
  static Comparison measure(int starts) throws IOException, InterruptedException {
    return Comparison.inTurns(1, starts, StartTime::ofTheService, StartTime::ofAnEmptyProgram);
  }

  private static Duration ofTheService() throws IOException, InterruptedException {
    try (LocalService service = LocalService.start()) {
      return service.startTime();
    }
  }

  private static Duration ofAnEmptyProgram() throws IOException, InterruptedException {
    try (ChildProcess program = ChildProcess.start(Commands.java(EmptyProgram.class, List.of()))) {
      return program.find(READY).after();
    }
  }
}
