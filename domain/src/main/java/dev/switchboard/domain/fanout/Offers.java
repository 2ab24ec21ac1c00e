package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * What one invocation offers to others, in jobs of a size that a worker can do. May be shared
 * between threads.
 */
final class Offers {

  private final FanOutQueue queue;
  private final InstantSource clock;
  private final Instant deadline;
  private final AtomicBoolean refused = new AtomicBoolean();

  Offers(Means means, Instant deadline) {
    this.queue = means.queue();
    this.clock = means.clock();
    this.deadline = deadline;
  }

  /** Offers connections to be forgotten; answers those that are left to nobody. */
  List<ConnectionId> forget(List<ConnectionId> gone) {
    return offer(parts(gone), part -> FanOutJob.of(new FanOutJob.Forget(part))).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Offers a job for each item, and answers the items whose jobs were not taken. */
  <T> List<T> offer(List<T> items, Function<T, FanOutJob> toJob) {
    List<FanOutJob> jobs = items.stream().map(toJob).toList();
    List<FanOutJob> refusedJobs = offer(jobs);
    List<T> left = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (refusedJobs.contains(jobs.get(i))) {
        left.add(items.get(i));
      }
    }
    return left;
  }

  /** Once time is up, a queue that has refused everything is not asked again: asking takes time. */
  private List<FanOutJob> offer(List<FanOutJob> jobs) {
    if (jobs.isEmpty() || (isLate() && refused.get())) {
      return jobs;
    }
    List<FanOutJob> left = queue.enqueue(jobs);
    refused.set(left.size() == jobs.size());
    return left;
  }

  /** Whether time is up. */
  boolean isLate() {
    return !clock.instant().isBefore(deadline);
  }

  /** Cuts what is left into parts that fill a job each. */
  static <T> List<List<T>> parts(List<T> items) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += FanOutJob.RECIPIENTS) {
      parts.add(items.subList(from, Math.min(from + FanOutJob.RECIPIENTS, items.size())));
    }
    return parts;
  }
}
