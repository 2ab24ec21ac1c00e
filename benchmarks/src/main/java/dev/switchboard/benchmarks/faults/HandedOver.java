package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.fanout.FanOutJob;

/**
 * Whom the queue took over from one invocation.
 *
 * @param recipients how many; who is to be forgotten is counted already, and none
 * @param unread whether some of them were handed over unread, so that their number is an estimate
 */
record HandedOver(int recipients, boolean unread) {

  static final HandedOver NOBODY = new HandedOver(0, false);

  HandedOver and(FanOutJob job, int more) {
    return switch (job.work()) {
      case FanOutJob.SendToShare _ -> new HandedOver(recipients + more, true);
      case FanOutJob.SendToSome _ -> new HandedOver(recipients + more, unread);
      case FanOutJob.Forget _ -> this;
    };
  }
}
