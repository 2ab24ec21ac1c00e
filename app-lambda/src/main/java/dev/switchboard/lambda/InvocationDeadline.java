package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When an invocation stops sending. */
final class InvocationDeadline {

  /**
   * What an invocation keeps of its time to hand over the rest, which a queue that does not answer
   * holds up for 3 seconds, to count and to answer.
   */
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  private InvocationDeadline() {}

  static Instant of(Context context, InstantSource clock) {
    return of(context, clock, TO_ANSWER);
  }

  /** That of an invocation that keeps another part of its time. */
  static Instant of(Context context, InstantSource clock, Duration kept) {
    return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(kept);
  }
}
