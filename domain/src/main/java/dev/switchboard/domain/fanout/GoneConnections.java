package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Connections that a run found gone. They are removed beside the posts and without slowing them: as
 * many as the remover keeps up with, and at most 200 a second. The others are handed to the queue.
 * May be shared between threads.
 */
final class GoneConnections implements AutoCloseable {

  private static final int PER_SECOND = 200;

  /** A second, and how many were removed in it. */
  private record Second(Instant start, int removed) {

    Second next(Instant now) {
      boolean isOver = start.isBefore(now.minus(Duration.ofSeconds(1)));
      return isOver ? new Second(now, 1) : new Second(start, removed + 1);
    }
  }

  private final ConnectionRemover remover;
  private final HandOff handOff;
  private final InstantSource clock;
  private final AtomicReference<Second> second = new AtomicReference<>(new Second(Instant.MIN, 0));
  private final List<ConnectionId> later = new ArrayList<>();
  private final List<ConnectionId> untaken = new ArrayList<>();

  GoneConnections(FanOutDependencies dependencies, HandOff handOff, Instant deadline) {
    this.remover = new ConnectionRemover(dependencies, deadline);
    this.handOff = handOff;
    this.clock = dependencies.clock();
  }

  /**
   * Removes connections, as a job.
   *
   * @throws StoreUnavailableException if one could not be removed; the job should come again
   */
  static FanOutReport removeAll(
      List<ConnectionId> gone, FanOutDependencies dependencies, Instant deadline) {
    ConnectionRemover remover = new ConnectionRemover(dependencies, deadline);
    try (remover) {
      gone.forEach(remover::remove);
    }
    if (remover.failure().isPresent()) {
      throw remover.failure().get();
    }
    List<ConnectionId> late = remover.late();
    int untaken = new HandOff(dependencies, deadline).offerGone(late).size();
    ReportBuilder report = new ReportBuilder();
    report.gone(gone.size() - late.size());
    report.handedOver(late.size() - untaken);
    report.unsent(untaken);
    return report.report();
  }

  /** Removes a connection now, or leaves it to the queue. */
  void add(ConnectionId gone) {
    if (!isInTurn() || !remover.removeSoon(gone)) {
      leave(fullJob(gone));
    }
  }

  private boolean isInTurn() {
    Instant now = clock.instant();
    return second.updateAndGet(each -> each.next(now)).removed() <= PER_SECOND;
  }

  /**
   * Hands off the rest. What the queue does not take is removed here, as far as there is time. What
   * is left then stays in the store until the next publication meets the same 410.
   */
  @Override
  public void close() {
    leave(all(later));
    all(untaken).forEach(remover::remove);
    remover.close();
  }

  /** Adds one, and takes all out once they fill a job: the queue is asked without the lock. */
  private synchronized List<ConnectionId> fullJob(ConnectionId gone) {
    later.add(gone);
    return later.size() < FanOutJob.RECIPIENTS ? List.of() : all(later);
  }

  private synchronized List<ConnectionId> all(List<ConnectionId> left) {
    List<ConnectionId> all = List.copyOf(left);
    left.clear();
    return all;
  }

  private void leave(List<ConnectionId> gone) {
    keep(handOff.offerGone(gone));
  }

  /** However many are gone, at most some thousands are kept in memory. */
  private synchronized void keep(List<ConnectionId> left) {
    if (untaken.size() < FanOutJob.RECIPIENTS) {
      untaken.addAll(left);
    }
  }
}
