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

/** Rows about the lifetime of connections. */
final class LifetimeRows {

  /** The tolerated deviation, a tenth of the time. AWS was observed to close 0.7 % late. */
  private static final int TOLERATED = 10;

  private static final int ACTIVITIES_PER_IDLE_TIME = 3;

  private LifetimeRows() {}

  static List<ConformanceRow> rows(Timeouts timeouts) {
    return List.of(
        row("close-idle", timeouts.idle(), _ -> {}),
        row("close-pinged", timeouts.idle(), client -> client.send(OpCode.PING, true, new byte[0])),
        row(
            "close-old",
            timeouts.duration(),
            client -> client.send(ProbeCommand.WHOAMI.asMessage("answer"))));
  }

  private static ConformanceRow row(String name, Duration time, Consumer<FrameClient> activity) {
    String expected = "1001 Going away, after " + format(time);
    return ConformanceRow.slow(time, name, expected, context -> end(context, time, activity));
  }

  /** Waits for the end of a connection on which the client is active at intervals. */
  private static String end(
      ConformanceContext context, Duration time, Consumer<FrameClient> activity) {
    try (FrameClient client = context.open()) {
      Instant start = context.clock().instant();
      Instant late =
          start.plus(time).plus(time.dividedBy(TOLERATED)).plus(context.timeouts().quietPeriod());
      Duration pause = context.timeouts().idle().dividedBy(ACTIVITIES_PER_IDLE_TIME);
      Optional<Closed> closed = Optional.empty();
      while (closed.isEmpty() && context.clock().instant().isBefore(late)) {
        activity.accept(client);
        closed = client.closeWithin(pause);
      }
      Duration took = Duration.between(start, context.clock().instant());
      return closed.map(end -> end + ", after ").orElse("still open after ")
          + format(
              isAlmost(time, took, context.timeouts().quietPeriod())
                  ? time
                  : took.truncatedTo(MILLIS));
    }
  }

  private static boolean isAlmost(Duration time, Duration took, Duration quiet) {
    Duration tolerated = time.dividedBy(TOLERATED).plus(quiet);
    return took.minus(time).abs().compareTo(tolerated) <= 0;
  }

  private static String format(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
