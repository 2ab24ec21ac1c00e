package dev.switchboard.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The report of an invocation about its audience.
 *
 * @param who the description of the invocation
 * @param audience the number of rows when the invocation began
 * @param handedOver the work that the queue accepted from the invocation
 * @param guessed whether the invocation could not count all recipients without a frame, so that
 *     some of the failed are an estimate
 */
record InvocationReport(
    String who, int audience, DeliveryCounts counts, QueuedWork handedOver, boolean guessed) {

  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    if (!countsEverybodyOnce()) {
      breaches.add(
          breach(
              Promise.COUNTS_EVERYBODY_ONCE,
              "of %d recipients it counted %d, and the queue took %d"
                  .formatted(audience, counts.all(), handedOver.recipients())));
    }
    if (!saysWhomItHandedOver()) {
      breaches.add(
          breach(
              Promise.SAYS_WHOM_IT_HANDED_OVER,
              "it says that it handed over %d, and the queue took %d"
                  .formatted(counts.handedOver(), handedOver.recipients())));
    }
    return breaches;
  }

  private boolean countsEverybodyOnce() {
    int all = counts.all() + handedOver.recipients();
    return guessed ? counts.failed() > 0 && all - counts.failed() <= audience : all == audience;
  }

  /**
   * The number of recipients on unread pages is an estimate; it is certain whether there are any.
   */
  private boolean saysWhomItHandedOver() {
    return handedOver.unread().isEmpty()
        ? counts.handedOver() == handedOver.recipients()
        : counts.handedOver() > 0;
  }

  private Breach breach(Promise promise, String how) {
    return new Breach(promise, how + ": " + who);
  }
}
