package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.PublisherProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** {@link PublisherProgram} in a process of its own, on a core of its own. For one thread. */
final class Publisher implements AutoCloseable {

  private static final Pattern PUBLISHED = Pattern.compile(PublisherProgram.PUBLISHED + "(.+)");

  private final Program program;

  Publisher(Program program) {
    this.program = program;
  }

  /**
   * Has it publish once.
   *
   * @return how long the call of the fan-out took
   * @throws IOException if the report does not say that so many were sent the event, and that so
   *     many were handed over to the queue
   */
  Duration publish(int sent, int handedOver) throws IOException, InterruptedException {
    program.tell("publish");
    String[] words = program.find(PUBLISHED).text().split(" ", -1);
    if (Integer.parseInt(words[1]) != sent || Integer.parseInt(words[2]) != handedOver) {
      throw new IOException(
          "Of a publish, %s were sent and %s handed over".formatted(words[1], words[2]));
    }
    return Duration.ofNanos(Long.parseLong(words[0]));
  }

  /**
   * Starts so many publishers in it, each of which publishes again and again until it is closed.
   */
  void repeat(int publishers) throws IOException {
    program.tell("repeat " + publishers);
  }

  /** Ends it, with all publications that have not returned. */
  @Override
  public void close() {
    program.close();
  }
}
