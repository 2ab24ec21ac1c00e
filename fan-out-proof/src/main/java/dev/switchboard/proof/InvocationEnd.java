package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of an invocation.
 *
 * @param who the description of the invocation
 * @param deadline the instant at which the invocation had to stop sending
 */
record InvocationEnd(String who, Instant deadline, Instant at) {

  /**
   * The part of its time that an invocation reserves to hand off the rest, to count and to answer.
   */
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
