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
 * Hands work to the queue, in jobs of a size that one worker can do. May be shared between threads.
 */
final class HandOff {

  /**
   * How often a recipient that cannot be reached is handed on. The waits double from one second, so
   * it is tried for eight minutes and a half.
   */
  static final int ROUNDS = 9;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final FanOutQueue queue;
  private final InstantSource clock;
  private final Instant deadline;
  private final AtomicBoolean refused = new AtomicBoolean();
  private final AtomicBoolean everRefused = new AtomicBoolean();

  HandOff(FanOutDependencies dependencies, Instant deadline) {
    this.queue = dependencies.queue();
    this.clock = dependencies.clock();
    this.deadline = deadline;
  }

  /** Whether the queue took nothing the last time, or there is none. */
  boolean isRefused() {
    return refused.get() || queue.equals(FanOutQueue.NONE);
  }

  /** Whether the queue takes all: it never refused a job of this run. */
  boolean takesAll() {
    return !everRefused.get() && !queue.equals(FanOutQueue.NONE);
  }

  /** Whether the deadline has passed. */
  boolean isLate() {
    return !clock.instant().isBefore(deadline);
  }

  /** Offers connections for removal; answers those that the queue did not take. */
  List<ConnectionId> offerGone(List<ConnectionId> gone) {
    return offer(parts(gone), part -> FanOutJob.of(new FanOutJob.Forget(part))).stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Offers recipients of one event, at once or after a wait that grows with the round; answers
   * those that the queue did not take.
   *
   * @param wait whether they were tried in vain
   */
  List<FrameTask> offerRecipients(List<FrameTask> sends, int round, boolean wait) {
    int next = wait ? round + 1 : round;
    Duration delay = wait ? FIRST_WAIT.multipliedBy(1L << round) : Duration.ZERO;
    return offer(parts(sends), part -> FanOutJob.of(sendTo(part, next), delay)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Offers a job for each item; answers the items whose jobs were not taken. */
  <T> List<T> offer(List<T> items, Function<T, FanOutJob> toJob) {
    List<FanOutJob> jobs = items.stream().map(toJob).toList();
    Set<String> left = offer(jobs).stream().map(FanOutJob::id).collect(toSet());
    List<T> untaken = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (left.contains(jobs.get(i).id())) {
        untaken.add(items.get(i));
      }
    }
    return untaken;
  }

  /** After the deadline, a queue that took nothing is not asked again: asking takes time. */
  private List<FanOutJob> offer(List<FanOutJob> jobs) {
    if (jobs.isEmpty() || (isLate() && refused.get())) {
      return jobs;
    }
    List<FanOutJob> left = queue.enqueue(jobs);
    refused.set(left.size() == jobs.size());
    if (!left.isEmpty()) {
      everRefused.set(true);
    }
    return left;
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
