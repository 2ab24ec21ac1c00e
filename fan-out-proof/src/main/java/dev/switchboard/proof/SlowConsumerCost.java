package dev.switchboard.proof;

import java.time.Duration;
import java.util.Optional;

/**
 * The longest wait of a publisher, without and with a slow consumer in the audience, under the same
 * load and with a queue.
 */
record SlowConsumerCost(Duration without, Duration with) {

  private static final Duration BOUND = Duration.ofMillis(50);

  Optional<Breach> breach() {
    Duration cost = with.minus(without);
    return cost.compareTo(BOUND) > 0
        ? Optional.of(
            new Breach(
                Promise.SLOW_CONSUMER_DELAYS_NO_PUBLISHER,
                "a publisher waited %d ms with a slow consumer and %d ms without"
                    .formatted(with.toMillis(), without.toMillis())))
        : Optional.empty();
  }
}
