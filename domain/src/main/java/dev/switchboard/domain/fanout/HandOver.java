package dev.switchboard.domain.fanout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * What one invocation leaves to others, in jobs of a size that a worker can do; and what becomes of
 * it in the report when the queue does not take it. May be shared between threads.
 */
final class HandOver {

  /**
   * How often a recipient that cannot be reached is handed over: the waits double from 5 seconds,
   * so it is tried for ten minutes.
   */
  static final int ROUNDS = 7;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  /** A recipient that is left, and how it is counted if it is left to nobody. */
  private record Left(Subscription to, Event event, Runnable orElse) {}

  private final List<Event> events;
  private final int round;
  private final FanOutQueue queue;
  private final InstantSource clock;
  private final Instant deadline;
  private final Tally tally;
  private final AtomicBoolean refused = new AtomicBoolean();
  private final List<Left> unsent = new ArrayList<>();
  private final List<Left> unreached = new ArrayList<>();

  HandOver(List<Event> events, int round, Means means, Instant deadline, Tally tally) {
    this.events = List.copyOf(events);
    this.round = round;
    this.queue = means.queue();
    this.clock = means.clock();
    this.deadline = deadline;
    this.tally = tally;
  }

  /** Leaves a recipient for whom there was no time. */
  void unsent(Subscription to, Event event) {
    leaveUnsent(fullJob(unsent, new Left(to, event, () -> tally.unsent(1))));
  }

  /** Leaves a recipient that should not be tried again at once, unless it was left too often. */
  void unreached(Subscription to, Event event, Runnable orElse) {
    if (round < ROUNDS) {
      leaveUnreached(fullJob(unreached, new Left(to, event, orElse)));
    } else {
      orElse.run();
    }
  }

  /** Hands over the recipients that are left. */
  void finish() {
    leaveUnsent(all(unsent));
    leaveUnreached(all(unreached));
  }

  /** Leaves all of an audience, in shares, unread; answers the shares that were not taken. */
  List<AudienceShare> shares(Listeners all) {
    return shares(all.share().split(all.all() / FanOutJob.RECIPIENTS + 1), all);
  }

  /** Leaves some shares of an audience, unread, and answers those that were not taken. */
  List<AudienceShare> shares(List<AudienceShare> shares, Listeners all) {
    List<AudienceShare> left =
        enqueue(
            shares,
            share ->
                FanOutJob.of(
                    new FanOutJob.SendToShare(events, all.pattern(), share, Cursor.START)));
    shares.stream()
        .filter(share -> !left.contains(share))
        .forEach(taken -> countHandedOver(all.within(taken)));
    return left;
  }

  /** Leaves those of a share who are still unread, and answers whether they were taken. */
  boolean rest(Listeners listeners) {
    FanOutJob.Work work =
        new FanOutJob.SendToShare(
            events, listeners.pattern(), listeners.share(), listeners.unread());
    boolean taken = enqueue(List.of(FanOutJob.of(work))).isEmpty();
    if (taken) {
      countHandedOver(listeners.left());
    }
    return taken;
  }

  /** Leaves connections to be forgotten; answers those that are left to nobody. */
  List<ConnectionId> forget(List<ConnectionId> gone) {
    return enqueue(parts(gone), part -> FanOutJob.of(new FanOutJob.Forget(part))).stream()
        .flatMap(List::stream)
        .toList();
  }

  private void countHandedOver(int recipients) {
    tally.handedOver(recipients * events.size());
  }

  /**
   * Adds one, and takes all out once they fill a job: the queue is asked without the lock. Once
   * time is up they wait until the end: there are few more, and a thread that is about to be cut
   * off should not be asking the queue.
   */
  private synchronized List<Left> fullJob(List<Left> left, Left more) {
    left.add(more);
    return left.size() < FanOutJob.RECIPIENTS || isLate() ? List.of() : all(left);
  }

  private synchronized List<Left> all(List<Left> left) {
    List<Left> all = List.copyOf(left);
    left.clear();
    return all;
  }

  private void leaveUnsent(List<Left> left) {
    handOver(left, round, Duration.ZERO);
  }

  private void leaveUnreached(List<Left> left) {
    handOver(left, round + 1, FIRST_WAIT.multipliedBy(1L << round));
  }

  /** Leaves recipients in jobs of one event each. */
  private void handOver(List<Left> left, int inRound, Duration delay) {
    Collection<List<Left>> byEvent =
        left.stream().collect(groupingBy(Left::event, LinkedHashMap::new, toList())).values();
    List<List<Left>> parts = byEvent.stream().flatMap(each -> parts(each).stream()).toList();
    List<List<Left>> refusedParts =
        enqueue(parts, part -> FanOutJob.of(sendTo(part, inRound), delay));
    int refusedRecipients = refusedParts.stream().mapToInt(List::size).sum();
    tally.handedOver(left.size() - refusedRecipients);
    refusedParts.stream().flatMap(List::stream).forEach(each -> each.orElse().run());
  }

  private static FanOutJob.Work sendTo(List<Left> part, int inRound) {
    List<Subscription> recipients = part.stream().map(Left::to).toList();
    return new FanOutJob.SendToSome(part.getFirst().event(), recipients, inRound);
  }

  /** Enqueues a job for each item, and answers the items whose jobs were not taken. */
  private <T> List<T> enqueue(List<T> items, Function<T, FanOutJob> toJob) {
    List<FanOutJob> jobs = items.stream().map(toJob).toList();
    List<FanOutJob> refusedJobs = enqueue(jobs);
    List<T> left = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (refusedJobs.contains(jobs.get(i))) {
        left.add(items.get(i));
      }
    }
    return left;
  }

  /** Once time is up, a queue that has refused everything is not asked again: asking takes time. */
  private List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    if (jobs.isEmpty() || (isLate() && refused.get())) {
      return jobs;
    }
    List<FanOutJob> left = queue.enqueue(jobs);
    refused.set(left.size() == jobs.size());
    return left;
  }

  private boolean isLate() {
    return !clock.instant().isBefore(deadline);
  }

  private static <T> List<List<T>> parts(List<T> items) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += FanOutJob.RECIPIENTS) {
      parts.add(items.subList(from, Math.min(from + FanOutJob.RECIPIENTS, items.size())));
    }
    return parts;
  }
}
