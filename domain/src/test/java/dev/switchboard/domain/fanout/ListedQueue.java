package dev.switchboard.domain.fanout;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A queue that lists what it takes, up to a number of jobs. */
final class ListedQueue implements FanOutQueue {

  private final Queue<FanOutJob> jobs = new ConcurrentLinkedQueue<>();
  private final int room;

  ListedQueue() {
    this(Integer.MAX_VALUE);
  }

  ListedQueue(int room) {
    this.room = room;
  }

  List<FanOutJob> jobs() {
    return List.copyOf(jobs);
  }

  /** What is to be done in jobs of one kind. */
  <W extends FanOutJob.Work> List<W> works(Class<W> kind) {
    return jobs.stream().map(FanOutJob::work).filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public synchronized List<FanOutJob> enqueue(List<FanOutJob> more) {
    int taken = Math.min(room - jobs.size(), more.size());
    jobs.addAll(more.subList(0, taken));
    return more.subList(taken, more.size());
  }
}
