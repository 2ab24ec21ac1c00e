package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.ContenderProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** A contender in a process of its own, on a core of its own. For one thread. */
final class Poster implements AutoCloseable {

  private static final Pattern POSTED = Pattern.compile(ContenderProgram.POSTED + "(.+)");
  private static final Pattern FILLED = Pattern.compile(ContenderProgram.FILLED + "(\\d+)");
  private static final Pattern HEAP = Pattern.compile(ContenderProgram.HEAP + "(\\d+)");
  private static final double BYTES_OF_MIB = 1024 * 1024;

  private final Program program;

  Poster(Program program) {
    this.program = program;
  }

  /** Has it post to the recipients from one number up to another. */
  Posted post(int from, int to) throws IOException, InterruptedException {
    program.tell("post " + from + " " + to);
    String[] words = program.find(POSTED).text().split(" ", -1);
    return new Posted(
        Integer.parseInt(words[0]),
        Duration.ofNanos(Long.parseLong(words[1])),
        Duration.ofNanos(Long.parseLong(words[2])),
        Integer.parseInt(words[3]));
  }

  /** Has it fill its audience up again, and answers how many there were before. */
  int fill(int recipients) throws IOException, InterruptedException {
    program.tell("fill " + recipients);
    return Integer.parseInt(program.find(FILLED).text());
  }

  /** Has it watch its heap from now on. */
  void watchHeap() throws IOException {
    program.tell("watch");
  }

  /** The most of its heap that was in use after a collection, in MiB. */
  double mostHeap() throws IOException, InterruptedException {
    program.tell("heap");
    return Long.parseLong(program.find(HEAP).text()) / BYTES_OF_MIB;
  }

  /** The most that it ever had of the machine's memory, in MiB. */
  double mostResident() throws IOException, InterruptedException {
    return Memory.mostResident(program.pid());
  }

  @Override
  public void close() {
    program.close();
  }
}
