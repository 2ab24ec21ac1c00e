package dev.switchboard.domain.fanout;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Hands off work to the queue, in jobs that one worker can finish. May be shared between threads.
 */
final class HandOff {

  /**
   * The maximum number of times that a recipient that cannot be reached is handed off. The delays
   * double from one second, so it is retried for eight and a half minutes.
   */
  static final int MAX_ROUNDS = 9;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final FanOutQueue queue;
  private final InstantSource clock;
  private final Instant deadline;
  private final AtomicBoolean lastRejected = new AtomicBoolean();
  private final AtomicBoolean anyRejected = new AtomicBoolean();

  HandOff(FanOutDependencies dependencies, Instant deadline) {
    this.queue = dependencies.queue();
    this.clock = dependencies.clock();
    this.deadline = deadline;
  }

  /** Returns whether the queue rejected every job of the last call, or there is no queue. */
  boolean lastHandOffRejected() {
    return lastRejected.get() || queue.equals(FanOutQueue.NONE);
  }

  /** Returns whether the queue has accepted every job of this run so far. */
  boolean allHandOffsAccepted() {
    return !anyRejected.get() && !queue.equals(FanOutQueue.NONE);
  }

  /** Returns whether the deadline has passed. */
  boolean isDeadlinePassed() {
    return !clock.instant().isBefore(deadline);
  }

  /** Queues connections for removal; returns those that the queue rejected. */
  List<ConnectionId> handOffGone(List<ConnectionId> gone) {
    return handOffEach(parts(gone), part -> FanOutJob.of(new FanOutJob.Forget(part))).stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Queues recipients of one event; returns those that the queue rejected.
   *
   * @param wait whether sending was attempted: then the job is delayed, longer in each round
   */
  List<FrameTask> handOffRecipients(List<FrameTask> tasks, int round, boolean wait) {
    int next = wait ? round + 1 : round;
    Duration delay = wait ? FIRST_WAIT.multipliedBy(1L << round) : Duration.ZERO;
    return handOffEach(parts(tasks), part -> FanOutJob.of(sendTo(part, next), delay)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Queues a job for each item; returns the items whose jobs were rejected. */
  <T> List<T> handOffEach(List<T> items, Function<T, FanOutJob> toJob) {
    List<FanOutJob> jobs = items.stream().map(toJob).toList();
    Set<String> rejectedIds = enqueue(jobs).stream().map(FanOutJob::id).collect(toSet());
    List<T> rejectedItems = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (rejectedIds.contains(jobs.get(i).id())) {
        rejectedItems.add(items.get(i));
      }
    }
    return rejectedItems;
  }

  /**
   * Queues jobs. After the deadline, a queue that rejected all jobs is not called again, to save
   * time.
   */
  private List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    if (jobs.isEmpty() || (isDeadlinePassed() && lastRejected.get())) {
      return jobs;
    }
    List<FanOutJob> rejected = queue.enqueue(jobs);
    lastRejected.set(rejected.size() == jobs.size());
    if (!rejected.isEmpty()) {
      anyRejected.set(true);
    }
    return rejected;
  }

  private static FanOutJob.Work sendTo(List<FrameTask> part, int round) {
    List<Subscription> recipients = part.stream().map(each -> events(each).to()).toList();
    FrameTask first = part.getFirst();
    return new FanOutJob.SendToSome(
        events(first).events().get(first.index()).event(), recipients, round);
  }

  private static RecipientFrames.Events events(FrameTask task) {
    return switch (task.to()) {
      case RecipientFrames.Events events -> events;
      case RecipientFrames.Direct _ ->
          throw new IllegalArgumentException("Only events of a publication can be queued.");
    };
  }

  private static <T> List<List<T>> parts(List<T> items) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += FanOutJob.RECIPIENTS) {
      parts.add(items.subList(from, Math.min(from + FanOutJob.RECIPIENTS, items.size())));
    }
    return parts;
  }
}
