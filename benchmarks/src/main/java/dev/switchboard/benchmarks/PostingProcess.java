package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.posting.PostingProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A JVM that runs {@link PostingProgram}. For one thread. */
final class PostingProcess implements AutoCloseable {

  /**
   * The result of posts to many recipients.
   *
   * @param time the time until the last answer; the first time, it includes creating the client
   * @param processor the processor time of the whole process meanwhile
   * @param handedOver the number of recipients that the queue accepted
   */
  record Posted(Duration time, Duration processor, int handedOver) {}

  private static final double BYTES_OF_MIB = 1024 * 1024;
  private static final double KIB_OF_MIB = 1024;
  private static final Pattern NUMBER = Pattern.compile("(\\d+)");

  private final ChildProcess process;

  PostingProcess(ChildProcess process) {
    this.process = process;
  }

  /** Posts to the recipients from one number up to another. */
  Posted post(int from, int to) throws IOException, InterruptedException {
    String[] words = ask("post " + from + " " + to).split(" ", -1);
    return new Posted(
        Duration.ofNanos(Long.parseLong(words[0])),
        Duration.ofNanos(Long.parseLong(words[1])),
        Integer.parseInt(words[2]));
  }

  /** Posts to a number of recipients and returns the duration. */
  Duration timeOf(int posts) throws IOException, InterruptedException {
    return post(0, posts).time();
  }

  /** Adds the recipients from one number up to another to its stored audience. */
  void fill(int from, int to) throws IOException, InterruptedException {
    ask("fill " + from + " " + to);
  }

  /** Returns the number of recipients in its audience in memory. */
  int size() throws IOException, InterruptedException {
    return Integer.parseInt(ask("size"));
  }

  /**
   * Lets a number of threads each post to a number of recipients, repeatedly until it is closed.
   */
  void repeat(int threads, int recipients) throws IOException, InterruptedException {
    ask("repeat " + threads + " " + recipients);
  }

  /** Returns the heap in use after the last collection, in MiB. */
  double heapAfterCollection() throws IOException, InterruptedException {
    return Long.parseLong(ask("heap")) / BYTES_OF_MIB;
  }

  private String ask(String command) throws IOException, InterruptedException {
    return process.ask(command, PostingProgram.ANSWER);
  }

  /**
   * Returns the maximum resident memory of the process in MiB. On systems without that figure,
   * returns the current one.
   */
  double mostResident() throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    String command = "grep VmHWM /proc/%s/status || ps -o rss= -p %s".formatted(pid, pid);
    try (ChildProcess asked = ChildProcess.start(List.of("sh", "-c", command))) {
      return Long.parseLong(asked.find(NUMBER).text()) / KIB_OF_MIB;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
