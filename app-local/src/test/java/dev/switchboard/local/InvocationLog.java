package dev.switchboard.local;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the handler logs, a line an invocation, for a test to wait for. */
final class InvocationLog implements Consumer<String> {

  private static final long PATIENCE = 10;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Override
  public void accept(String line) {
    lines.add(line);
  }

  /** Waits for the next line in which all of these stand; what comes before it is passed over. */
  String awaitLine(String... parts) {
    long deadline = System.nanoTime() + SECONDS.toNanos(PATIENCE);
    try {
      while (true) {
        String line = lines.poll(deadline - System.nanoTime(), NANOSECONDS);
        if (line == null) {
          throw new AssertionError("No line with " + List.of(parts) + " came.");
        }
        if (Stream.of(parts).allMatch(line::contains)) {
          return line;
        }
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
