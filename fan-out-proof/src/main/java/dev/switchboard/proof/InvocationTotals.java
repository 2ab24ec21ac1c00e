package dev.switchboard.proof;

/**
 * The sum of all reports of one publication: its own invocation's, and those of its jobs that were
 * done.
 *
 * @param handedOver the work that the queue accepted from any of them
 * @param guessed whether one could not count all recipients without a frame
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

  /**
   * Returns the sum as one report. The audience of a job is the recipients that the queue accepted.
   */
  InvocationReport statement(String name, int audience) {
    return new InvocationReport(
        name + " with its jobs", audience + handedOver.recipients(), counts, handedOver, guessed);
  }

  /** Returns the failure as a whole. */
  FailedPublication failure(FaultMix excuses, int tried) {
    return new FailedPublication(excuses, tried, handedOver);
  }

  /** Returns the counts; a failure as a whole reports that no recipient received it. */
  DeliveryCounts countsOf(int audience) {
    return failed ? counts.plus(DeliveryCounts.NONE.withFailed(audience)) : counts;
  }
}
