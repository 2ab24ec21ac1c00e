package dev.switchboard.domain.fanout;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A queue that records its jobs, and rejects those beyond a maximum number. */
final class ListedQueue implements FanOutQueue {

  private final Queue<FanOutJob> jobs = new ConcurrentLinkedQueue<>();
  private final int maxJobs;

  ListedQueue() {
    this(Integer.MAX_VALUE);
  }

  ListedQueue(int maxJobs) {
    this.maxJobs = maxJobs;
  }

  List<FanOutJob> jobs() {
    return List.copyOf(jobs);
  }

  /** Returns the work of all jobs of one kind. */
  <W extends FanOutJob.Work> List<W> works(Class<W> kind) {
    return jobs.stream().map(FanOutJob::work).filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public synchronized List<FanOutJob> enqueue(List<FanOutJob> more) {
    int accepted = Math.min(maxJobs - jobs.size(), more.size());
    jobs.addAll(more.subList(0, accepted));
    return more.subList(accepted, more.size());
  }
}
