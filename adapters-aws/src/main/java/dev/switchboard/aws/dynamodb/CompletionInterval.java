package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Measures the average time between the ends of two requests while others wait, over some dozen
 * requests. Threads must not share it.
 */
final class CompletionInterval {

  private static final int SMOOTHING = 32;

  /** The first requests of a process are slow, so they are no measure for the next. */
  private static final int WARM_UP = 512;

  private final InstantSource stopwatch;

  private Optional<Instant> last = Optional.empty();
  private Duration interval = Duration.ZERO;
  private int count;

  CompletionInterval(InstantSource stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Records that a request has ended. */
  void recordEnd() {
    Instant now = stopwatch.instant();
    last.ifPresent(before -> note(Duration.between(before, now)));
    last = Optional.of(now);
  }

  /** Records that no request waits: the time until the next end is not measured. */
  void pause() {
    last = Optional.empty();
  }

  /** Returns the average; zero until enough requests have ended. */
  Duration average() {
    return count < WARM_UP ? Duration.ZERO : interval;
  }

  private void note(Duration next) {
    count = Math.min(count + 1, WARM_UP);
    boolean first = count < WARM_UP;
    interval = first ? next : interval.plus(next.minus(interval).dividedBy(SMOOTHING));
  }
}
