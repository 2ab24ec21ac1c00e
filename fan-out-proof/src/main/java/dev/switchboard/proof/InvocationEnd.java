package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an invocation ended.
 *
 * @param who says which it was
 * @param deadline when it was to stop sending
 */
record InvocationEnd(String who, Instant deadline, Instant at) {

  /** What an invocation keeps of its time to hand over the rest, to count and to answer. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  Optional<Breach> breach() {
    Duration late = Duration.between(deadline, at);
    return late.compareTo(TO_ANSWER) > 0
        ? Optional.of(
            new Breach(
                Promise.ENDS_IN_TIME, "it ended %s after its deadline: %s".formatted(late, who)))
        : Optional.empty();
  }
}
