package dev.switchboard.local;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The log lines of the handlers, one per invocation, for which a test can wait. */
final class InvocationLog implements Consumer<String> {

  private static final long PATIENCE = 10;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> passedOver = new ArrayList<>();

  @Override
  public void accept(String line) {
    lines.add(line);
  }

  /**
   * Removes and returns the first line that contains all parts, and waits for it if necessary.
   * Earlier lines remain, because two invocations may end in either order.
   */
  String awaitLine(String... parts) {
    long deadline = System.nanoTime() + SECONDS.toNanos(PATIENCE);
    for (Optional<String> found = take(parts); ; found = take(parts)) {
      if (found.isPresent()) {
        return found.get();
      }
      passedOver.add(next(deadline, parts));
    }
  }

  private Optional<String> take(String... parts) {
    Optional<String> found =
        passedOver.stream().filter(line -> Stream.of(parts).allMatch(line::contains)).findFirst();
    found.ifPresent(passedOver::remove);
    return found;
  }

  private String next(long deadline, String... parts) {
    try {
      String line = lines.poll(deadline - System.nanoTime(), NANOSECONDS);
      if (line == null) {
        throw new AssertionError("No line arrived that contains " + List.of(parts));
      }
      return line;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
