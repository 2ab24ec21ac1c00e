package dev.switchboard.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How fast requests end while others wait: the time from one end to the next, on average over some
 * dozen of them. Not to be shared between threads.
 */
final class CompletionInterval {

  private static final int SMOOTHING = 32;

  /** The first requests of a process are slow, and say nothing of the next. */
  private static final int FIRST = 512;

  private final InstantSource stopwatch;

  private Optional<Instant> last = Optional.empty();
  private Duration interval = Duration.ZERO;
  private int ends;

  CompletionInterval(InstantSource stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Notes that a request has ended. */
  void ended() {
    Instant now = stopwatch.instant();
    last.ifPresent(before -> note(Duration.between(before, now)));
    last = Optional.of(now);
  }

  /** Notes that nobody waits: how long it is until the next end does not count. */
  void pause() {
    last = Optional.empty();
  }

  /** From one end to the next; zero while too little is known. */
  Duration interval() {
    return ends < FIRST ? Duration.ZERO : interval;
  }

  private void note(Duration next) {
    ends = Math.min(ends + 1, FIRST);
    boolean first = ends < FIRST;
    interval = first ? next : interval.plus(next.minus(interval).dividedBy(SMOOTHING));
  }
}
