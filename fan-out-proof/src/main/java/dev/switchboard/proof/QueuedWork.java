package dev.switchboard.proof;

import dev.switchboard.domain.queue.FanOutJob;
import java.util.ArrayList;
import java.util.List;

/**
 * The work that the queue accepted from one invocation.
 *
 * @param recipients the number of recipients still to be reached
 * @param unread the jobs that handed off some of them unread, so that their number is an estimate
 * @param gone the number of connections still to be removed
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

  /**
   * Returns the same work for an invocation that sends nothing and had to remove the connections
   * itself.
   */
  QueuedWork toBeForgotten() {
    return new QueuedWork(gone, List.of(), 0);
  }
}
