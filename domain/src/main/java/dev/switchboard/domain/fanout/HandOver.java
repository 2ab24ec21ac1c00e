package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one invocation leaves to others, in jobs of a size that a worker can do; and what becomes of
 * it in the report when the queue does not take it. May be shared between threads.
 */
final class HandOver {

  /** How long who was throttled, or was not open yet, is left in peace. */
  private static final Duration IN_A_WHILE = Duration.ofSeconds(5);

  /** A recipient that is left, and how it is counted if it is left to nobody. */
  private record Left(Connection to, Runnable orElse) {}

  private final String text;
  private final FanOutQueue queue;
  private final Tally tally;
  private final List<Left> soon = new ArrayList<>();
  private final List<Left> later = new ArrayList<>();

  HandOver(String text, FanOutQueue queue, Tally tally) {
    this.text = text;
    this.queue = queue;
    this.tally = tally;
  }

  /** Leaves a recipient that was not sent to at all. */
  void soon(Connection to, Runnable orElse) {
    handOver(fullJob(soon, new Left(to, orElse)), Duration.ZERO);
  }

  /** Leaves a recipient that should not be tried again at once. */
  void later(Connection to, Runnable orElse) {
    handOver(fullJob(later, new Left(to, orElse)), IN_A_WHILE);
  }

  /** Hands over the recipients that are left. */
  void finish() {
    handOver(all(soon), Duration.ZERO);
    handOver(all(later), IN_A_WHILE);
  }

  /**
   * Leaves whole shares of an audience, unread.
   *
   * @param audience how many there are in all of them, about
   * @return the shares that were not taken
   */
  List<AudienceShare> shares(ChannelPattern pattern, List<AudienceShare> shares, int audience) {
    List<AudienceShare> refused =
        enqueue(shares, share -> new FanOutJob.SendToShare(text, pattern, share, Cursor.START));
    int taken = shares.size() - refused.size();
    tally.handedOver((int) ((long) audience * taken / shares.size()));
    return refused;
  }

  /**
   * Leaves what of a share is still unread.
   *
   * @param audience how many they are, about
   * @return whether it was taken
   */
  boolean rest(ChannelPattern pattern, AudienceShare share, Cursor from, int audience) {
    FanOutJob job = FanOutJob.of(new FanOutJob.SendToShare(text, pattern, share, from));
    boolean taken = queue.enqueue(List.of(job)).isEmpty();
    if (taken) {
      tally.handedOver(audience);
    }
    return taken;
  }

  /** Leaves connections to be forgotten; answers those that are left to nobody. */
  List<ConnectionId> forget(List<ConnectionId> gone) {
    return enqueue(parts(gone), FanOutJob.Forget::new).stream().flatMap(List::stream).toList();
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

  private void handOver(List<Left> left, Duration delay) {
    if (left.isEmpty()) {
      return;
    }
    List<Connection> recipients = left.stream().map(Left::to).toList();
    FanOutJob job = FanOutJob.of(new FanOutJob.SendToSome(text, recipients), delay);
    if (queue.enqueue(List.of(job)).isEmpty()) {
      tally.handedOver(recipients.size());
    } else {
      left.forEach(each -> each.orElse().run());
    }
  }

  /** Enqueues a job for each item, and answers the items whose jobs were not taken. */
  private <T> List<T> enqueue(List<T> items, Function<T, FanOutJob.Work> work) {
    List<FanOutJob> jobs = items.stream().map(item -> FanOutJob.of(work.apply(item))).toList();
    List<FanOutJob> refused = jobs.isEmpty() ? jobs : queue.enqueue(jobs);
    List<T> left = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      if (refused.contains(jobs.get(i))) {
        left.add(items.get(i));
      }
    }
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
