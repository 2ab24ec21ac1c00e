package dev.switchboard.domain.fanout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

  /**
   * Leaves whole shares of an audience, unread.
   *
   * @param audience how many there are in all of them, about
   * @return the shares that were not taken
   */
  List<AudienceShare> shares(ChannelPattern pattern, List<AudienceShare> shares, int audience) {
    List<AudienceShare> left =
        enqueue(shares, share -> new FanOutJob.SendToShare(events, pattern, share, Cursor.START));
    int taken = shares.size() - left.size();
    countHandedOver((int) ((long) audience * taken / shares.size()));
    return left;
  }

  /**
   * Leaves what of a share is still unread.
   *
   * @param audience how many they are, about
   * @return whether it was taken
   */
  boolean rest(ChannelPattern pattern, AudienceShare share, Cursor from, int audience) {
    FanOutJob job = FanOutJob.of(new FanOutJob.SendToShare(events, pattern, share, from));
    boolean taken = enqueue(List.of(job)).isEmpty();
    if (taken) {
      countHandedOver(audience);
    }
    return taken;
  }

  /** Leaves connections to be forgotten; answers those that are left to nobody. */
  List<ConnectionId> forget(List<ConnectionId> gone) {
    return enqueue(parts(gone), FanOutJob.Forget::new).stream().flatMap(List::stream).toList();
  }

  private void countHandedOver(int recipients) {
    tally.handedOver(recipients * events.size());
  }

  /** Adds one, and takes all out once they fill a job: the queue is asked without the lock. */
  private synchronized List<Left> fullJob(List<Left> left, Left more) {
    left.add(more);
    return left.size() < FanOutJob.RECIPIENTS ? List.of() : all(left);
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

  /** Leaves recipients in one job for each event. */
  private void handOver(List<Left> left, int inRound, Duration delay) {
    left.stream()
        .collect(groupingBy(Left::event, LinkedHashMap::new, toList()))
        .forEach((event, whose) -> handOver(event, whose, inRound, delay));
  }

  private void handOver(Event event, List<Left> left, int inRound, Duration delay) {
    List<Subscription> recipients = left.stream().map(Left::to).toList();
    FanOutJob job = FanOutJob.of(new FanOutJob.SendToSome(event, recipients, inRound), delay);
    if (enqueue(List.of(job)).isEmpty()) {
      tally.handedOver(recipients.size());
    } else {
      left.forEach(each -> each.orElse().run());
    }
  }

  /** Enqueues a job for each item, and answers the items whose jobs were not taken. */
  private <T> List<T> enqueue(List<T> items, Function<T, FanOutJob.Work> work) {
    List<FanOutJob> jobs = items.stream().map(item -> FanOutJob.of(work.apply(item))).toList();
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
    boolean late = !clock.instant().isBefore(deadline);
    if (jobs.isEmpty() || (late && refused.get())) {
      return jobs;
    }
    List<FanOutJob> left = queue.enqueue(jobs);
    refused.set(left.size() == jobs.size());
    return left;
  }

  private static <T> List<List<T>> parts(List<T> items) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += FanOutJob.RECIPIENTS) {
      parts.add(items.subList(from, Math.min(from + FanOutJob.RECIPIENTS, items.size())));
    }
    return parts;
  }
}
