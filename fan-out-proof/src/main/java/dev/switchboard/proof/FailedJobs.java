package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.List;

/** Jobs in the dead-letter queue, which are not retried. */
record FailedJobs(List<FanOutJob> jobs) {

  FailedJobs {
    jobs = List.copyOf(jobs);
  }

  /** Returns whether one of the jobs would reach a connection. */
  boolean keep(ConnectionId id) {
    return jobs.stream().map(FanOutJob::work).anyMatch(work -> isFor(id, work));
  }

  private static boolean isFor(ConnectionId id, FanOutJob.Work work) {
    return switch (work) {
      case FanOutJob.SendToShare(_, _, var share, var from) ->
          share.contains(id) && AudienceKey.of(id).isAfter(from);
      case FanOutJob.SendToSome(_, var recipients, _) ->
          recipients.stream().anyMatch(each -> each.connection().id().equals(id));
      case FanOutJob.Forget _ -> false;
    };
  }
}
