package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.pacing.Pause;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Connections that a run found gone. They are removed from the store beside the posts and without
 * slowing them: a few at once, at most 200 a second, until the deadline. The others are handed to
 * the queue. May be shared between threads.
 */
final class GoneConnections implements AutoCloseable {

  private static final int PER_SECOND = 200;
  private static final int AT_ONCE = 8;

  /** How many removals may wait beside the posts: they take a second or less. */
  private static final int BACKLOG = 64;

  /** A second, and how many were removed in it. */
  private record Second(Instant start, int removed) {

    Second next(Instant now) {
      boolean isOver = start.isBefore(now.minus(Duration.ofSeconds(1)));
      return isOver ? new Second(now, 1) : new Second(start, removed + 1);
    }
  }

  private final ConnectionStore store;
  private final InstantSource clock;
  private final HandOff handOff;
  private final Instant deadline;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Pause.Alarm cutOff;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicReference<Second> second = new AtomicReference<>(new Second(Instant.MIN, 0));
  private final Queue<ConnectionId> late = new ConcurrentLinkedQueue<>();
  private final Queue<StoreUnavailableException> failures = new ConcurrentLinkedQueue<>();
  private final List<ConnectionId> forQueue = new ArrayList<>();
  private final List<ConnectionId> untaken = new ArrayList<>();

  GoneConnections(FanOutDependencies dependencies, HandOff handOff, Instant deadline) {
    this.store = dependencies.store();
    this.clock = dependencies.clock();
    this.handOff = handOff;
    this.deadline = deadline;
    Duration left = Duration.between(clock.instant(), deadline.plus(BoundedExecutor.GRACE));
    this.cutOff = dependencies.pause().alarm(left, threads::shutdownNow);
  }

  /**
   * Removes connections, as a job.
   *
   * @throws StoreUnavailableException if one could not be removed; the job should come again
   */
  static FanOutReport removeAll(
      List<ConnectionId> ids, FanOutDependencies dependencies, Instant deadline) {
    HandOff handOff = new HandOff(dependencies, deadline);
    GoneConnections gone = new GoneConnections(dependencies, handOff, deadline);
    try (gone) {
      ids.forEach(gone::remove);
    }
    if (!gone.failures.isEmpty()) {
      throw gone.failures.element();
    }
    int late = gone.late.size();
    int untaken = handOff.offerGone(List.copyOf(gone.late)).size();
    ReportBuilder report = new ReportBuilder();
    report.gone(ids.size() - late);
    report.handedOver(late - untaken);
    report.unsent(untaken);
    return report.report();
  }

  /** Removes a connection without waiting, or leaves it to the queue. */
  void add(ConnectionId gone) {
    if (isInTurn() && !isOver() && pending.get() < BACKLOG) {
      remove(gone);
    } else {
      leave(fullJob(gone));
    }
  }

  private boolean isInTurn() {
    Instant now = clock.instant();
    return second.updateAndGet(each -> each.next(now)).removed() <= PER_SECOND;
  }

  private void remove(ConnectionId gone) {
    pending.incrementAndGet();
    try {
      threads.execute(() -> removeInTurn(gone));
    } catch (RejectedExecutionException isCutOff) {
      pending.decrementAndGet();
      late.add(gone);
    }
  }

  private void removeInTurn(ConnectionId gone) {
    free.acquireUninterruptibly();
    try {
      if (isOver()) {
        late.add(gone);
      } else {
        store.remove(gone);
      }
    } catch (StoreUnavailableException down) {
      // The row stays, and the next publication that meets the same 410 tries again.
      failures.add(down);
    } finally {
      free.release();
      pending.decrementAndGet();
    }
  }

  private boolean isOver() {
    return !clock.instant().isBefore(deadline);
  }

  /**
   * Hands off the rest, and waits for the removals under way; they are interrupted some time after
   * the deadline. What the queue does not take is removed here, as far as there is time. What is
   * left then stays in the store until the next publication meets the same 410.
   */
  @Override
  public void close() {
    leave(takeAll(forQueue));
    takeAll(untaken).forEach(this::remove);
    threads.close();
    cutOff.close();
  }

  /** Adds one, and takes all out once they fill a job: the queue is asked without the lock. */
  private synchronized List<ConnectionId> fullJob(ConnectionId gone) {
    forQueue.add(gone);
    return forQueue.size() < FanOutJob.RECIPIENTS ? List.of() : takeAll(forQueue);
  }

  private synchronized List<ConnectionId> takeAll(List<ConnectionId> left) {
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
