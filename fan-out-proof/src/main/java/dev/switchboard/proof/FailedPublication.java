package dev.switchboard.proof;

import java.util.Optional;

/**
 * That a publication failed as a whole, so that nobody is counted: whoever publishes may do it
 * again, which must not say anything twice.
 *
 * @param tried to how many something was posted
 * @param handedOver whom the queue took
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
