package dev.switchboard.conformance;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.switchboard.conformance.ReceivedFrame.Closed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.OpCode;

/** How long a connection lasts. */
final class LifetimeRows {

  /** The share of a time that a close may be early or late: AWS has been seen 0.7 % late. */
  private static final int TOLERATED = 10;

  private static final int SIGNS_OF_LIFE = 3;

  private LifetimeRows() {}

  static List<ConformanceRow> rows(Timeouts times) {
    return List.of(
        row("close-idle", times.idle(), _ -> {}),
        row("close-pinged", times.idle(), client -> client.say(OpCode.PING, true, new byte[0])),
        row("close-old", times.duration(), client -> client.say(ProbeCommand.WHOAMI.on("answer"))));
  }

  private static ConformanceRow row(String name, Duration time, Consumer<FrameClient> signOfLife) {
    String expected = "1001 Going away, after " + inWords(time);
    return ConformanceRow.taking(time, name, expected, with -> end(with, time, signOfLife));
  }

  /** Waits for the end of a connection that gives a sign of life now and then. */
  private static String end(
      ConformanceContext with, Duration time, Consumer<FrameClient> signOfLife) {
    try (FrameClient client = with.open()) {
      Instant start = with.clock().instant();
      Instant late = start.plus(time).plus(time.dividedBy(TOLERATED)).plus(with.times().quiet());
      Duration pause = with.times().idle().dividedBy(SIGNS_OF_LIFE);
      Optional<Closed> closed = Optional.empty();
      while (closed.isEmpty() && with.clock().instant().isBefore(late)) {
        signOfLife.accept(client);
        closed = client.endsWithin(pause);
      }
      Duration took = Duration.between(start, with.clock().instant());
      return closed.map(end -> end + ", after ").orElse("still open after ")
          + inWords(isAlmost(time, took, with.times().quiet()) ? time : took.truncatedTo(MILLIS));
    }
  }

  private static boolean isAlmost(Duration time, Duration took, Duration quiet) {
    Duration tolerated = time.dividedBy(TOLERATED).plus(quiet);
    return took.minus(time).abs().compareTo(tolerated) <= 0;
  }

  private static String inWords(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
