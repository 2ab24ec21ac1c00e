package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** From the start of a process to the line in which it says that it is ready. */
final class Start {

  private static final Pattern READY = Pattern.compile("(" + EmptyProgram.READY + ")");

  private Start() {}

  /** Starts both in turns; once before that counts for nothing, so that the disk is read. */
  static Comparison measure(int starts) throws IOException, InterruptedException {
    return Comparison.inTurns(1, starts, Start::ofTheService, Start::ofAnEmptyProgram);
  }

  private static Duration ofTheService() throws IOException, InterruptedException {
    try (Service service = Service.start()) {
      return service.startTime();
    }
  }

  private static Duration ofAnEmptyProgram() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    try (Program program = Program.start(java, "-cp", classPath, EmptyProgram.class.getName())) {
      return program.find(READY).after();
    }
  }
}
