package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The instant at which an invocation stops sending. */
final class InvocationDeadline {

  /**
   * The time that is reserved at the end of an invocation, to hand off the rest and to respond. A
   * queue that does not respond takes 3 seconds of it.
   */
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  private InvocationDeadline() {}

  static Instant of(Context context, InstantSource clock) {
    return of(context, clock, TO_ANSWER);
  }

  /** Returns the deadline of an invocation that reserves another time. */
  static Instant of(Context context, InstantSource clock, Duration kept) {
    return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(kept);
  }
}
