package dev.switchboard.proof;

import dev.switchboard.domain.queue.FanOutJob;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the queue took over from one invocation.
 *
 * @param recipients how many are still to be reached
 * @param unread the work by which some of them were handed over unread, so that their number is an
 *     estimate
 * @param gone how many are still to be forgotten
 */
record QueuedWork(int recipients, List<FanOutJob.SendToShare> unread, int gone) {

  static final QueuedWork NOBODY = new QueuedWork(0, List.of(), 0);

  QueuedWork {
    unread = List.copyOf(unread);
  }

  QueuedWork and(FanOutJob job, int more) {
    return switch (job.work()) {
      case FanOutJob.SendToShare rest -> new QueuedWork(recipients + more, and(rest), gone);
      case FanOutJob.SendToSome _ -> new QueuedWork(recipients + more, unread, gone);
      case FanOutJob.Forget _ -> new QueuedWork(recipients, unread, gone + more);
    };
  }

  private List<FanOutJob.SendToShare> and(FanOutJob.SendToShare rest) {
    List<FanOutJob.SendToShare> more = new ArrayList<>(unread);
    more.add(rest);
    return more;
  }

  /** The same, of an invocation that reaches for nobody and was to forget them itself. */
  QueuedWork toBeForgotten() {
    return new QueuedWork(gone, List.of(), 0);
  }
}
