package dev.switchboard.proof;

import java.util.Optional;

/**
 * A publication that failed as a whole, so that no recipient is counted. The publisher may publish
 * it again, which must not deliver any frame twice.
 *
 * @param tried the number of recipients to which a frame was posted
 * @param handedOver the work that the queue accepted
 */
record FailedPublication(FaultMix mix, int tried, QueuedWork handedOver) {

  Optional<Breach> breach() {
    boolean nothingHappened = tried == 0 && handedOver.equals(QueuedWork.NOBODY);
    return nothingHappened && mix.canHideTheAudience()
        ? Optional.empty()
        : Optional.of(
            new Breach(
                Promise.REPORTS,
                "it failed, though %d were tried and %d handed over"
                    .formatted(tried, handedOver.recipients())));
  }
}
