package dev.switchboard.domain.fanout;

import dev.switchboard.domain.pacing.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Limits the duration of one run. May be shared between threads.
 *
 * <p>While the account is throttled and the queue accepts the rest, a publisher waits at most five
 * seconds. Waiting publishers publish less: a shorter wait would queue more than can be delivered
 * within seconds after the throttling ends.
 */
final class RunTime {

  private static final Duration MAX_WAIT_WHILE_THROTTLED = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Pacer pacer;
  private final HandOff handOff;
  private final Instant deadline;
  private final Instant throttledEnd;

  RunTime(
      FanOutDependencies dependencies, DeliveryPolicy policy, HandOff handOff, Instant deadline) {
    this.clock = dependencies.clock();
    this.pacer = dependencies.pacer();
    this.handOff = handOff;
    this.deadline = deadline;
    this.throttledEnd =
        policy == DeliveryPolicy.PUBLICATION
            ? clock.instant().plus(MAX_WAIT_WHILE_THROTTLED)
            : deadline;
  }

  /** Returns the instant until which frames may be sent; it depends on the current throttling. */
  Instant end() {
    boolean endsEarly =
        throttledEnd.isBefore(deadline)
            && pacer.isAccountThrottled()
            && handOff.allHandOffsAccepted();
    return endsEarly ? throttledEnd : deadline;
  }

  /** Returns whether frames may no longer be sent. */
  boolean isEnded() {
    return !clock.instant().isBefore(end());
  }

  /** Returns whether the deadline is not later than this duration from now. */
  boolean endsWithin(Duration time) {
    return !clock.instant().plus(time).isBefore(deadline);
  }
}
