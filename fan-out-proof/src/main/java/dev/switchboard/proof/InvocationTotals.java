package dev.switchboard.proof;

import java.util.Set;

/**
 * What all invocations of one publication said, added up: its own, and those of its jobs that were
 * done.
 *
 * @param handedOver whom the queue took from any of them
 * @param guessed whether one could not count all to whom it sent nothing
 * @param failed whether the publication failed as a whole
 */
record InvocationTotals(
    DeliveryCounts counts, QueuedWork handedOver, boolean guessed, boolean failed) {

  static final InvocationTotals NONE =
      new InvocationTotals(DeliveryCounts.NONE, QueuedWork.NOBODY, false, false);

  InvocationTotals andCounted(DeliveryCounts more, boolean moreGuessed) {
    return new InvocationTotals(counts.plus(more), handedOver, guessed || moreGuessed, failed);
  }

  InvocationTotals andTaken(QueuedWork total) {
    return new InvocationTotals(counts, total, guessed, failed);
  }

  InvocationTotals andFailed() {
    return new InvocationTotals(counts, handedOver, guessed, true);
  }

  /** All of it as one statement: the audience of a job is whom the queue took. */
  InvocationReport statement(String name, int audience) {
    return new InvocationReport(
        name + " with its jobs", audience + handedOver.recipients(), counts, handedOver, guessed);
  }

  /** That it failed, which only a store that hangs excuses. */
  FailedPublication failure(boolean storeHung, int tried) {
    FaultMix excuse = storeHung ? new FaultMix(Set.of(FaultKind.HANGING)) : FaultMix.NONE;
    return new FailedPublication(excuse, tried, handedOver);
  }
}
