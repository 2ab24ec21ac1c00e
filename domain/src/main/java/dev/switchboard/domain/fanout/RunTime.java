package dev.switchboard.domain.fanout;

import dev.switchboard.domain.pacing.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long one run may take. May be shared between threads.
 *
 * <p>While the account is throttled, a publisher waits five seconds at most, if the queue takes the
 * rest. It is not less, since publishers that wait publish less: what they hand off must be
 * delivered within seconds when the throttle ends.
 */
final class RunTime {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Pacer pacer;
  private final HandOff handOff;
  private final Instant deadline;
  private final Instant patientUntil;

  RunTime(
      FanOutDependencies dependencies, DeliveryPolicy policy, HandOff handOff, Instant deadline) {
    this.clock = dependencies.clock();
    this.pacer = dependencies.pacer();
    this.handOff = handOff;
    this.deadline = deadline;
    this.patientUntil =
        policy == DeliveryPolicy.PUBLICATION ? clock.instant().plus(PATIENCE) : deadline;
  }

  /** Until when a frame may be sent, as it is now. */
  Instant end() {
    boolean hurries =
        patientUntil.isBefore(deadline) && pacer.isAccountThrottled() && handOff.takesAll();
    return hurries ? patientUntil : deadline;
  }

  /** Whether no frame may be sent any more, as it is now. */
  boolean isEnded() {
    return !clock.instant().isBefore(end());
  }

  /** Whether the deadline has passed, or will have after a while. */
  boolean isOver(Duration after) {
    return !clock.instant().plus(after).isBefore(deadline);
  }
}
