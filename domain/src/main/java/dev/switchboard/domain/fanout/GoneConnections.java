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
 * Removes from the store the connections that a run found gone, without slowing failure its posts.
 * Until the deadline it removes at most eight at once and 200 a second. It hands off the others.
 * May be shared between threads.
 */
final class GoneConnections implements AutoCloseable {

  private static final int PER_SECOND = 200;
  private static final int AT_ONCE = 8;

  /** The maximum number of removals that wait: they take a second or less. */
  private static final int BACKLOG = 64;

  /** The number of connections removed in one second. */
  private record RateWindow(Instant start, int removed) {

    RateWindow next(Instant now) {
      boolean isOver = start.isBefore(now.minus(Duration.ofSeconds(1)));
      return isOver ? new RateWindow(now, 1) : new RateWindow(start, removed + 1);
    }
  }

  private final ConnectionStore store;
  private final InstantSource clock;
  private final HandOff handOff;
  private final Instant deadline;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final Pause.Alarm stopAlarm;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicReference<RateWindow> rate =
      new AtomicReference<>(new RateWindow(Instant.MIN, 0));
  private final Queue<ConnectionId> notRemoved = new ConcurrentLinkedQueue<>();
  private final Queue<StoreUnavailableException> failures = new ConcurrentLinkedQueue<>();
  private final List<ConnectionId> toHandOff = new ArrayList<>();
  private final List<ConnectionId> rejected = new ArrayList<>();

  GoneConnections(FanOutDependencies dependencies, HandOff handOff, Instant deadline) {
    this.store = dependencies.store();
    this.clock = dependencies.clock();
    this.handOff = handOff;
    this.deadline = deadline;
    Duration left = Duration.between(clock.instant(), deadline.plus(BoundedExecutor.GRACE));
    this.stopAlarm = dependencies.pause().alarm(left, threads::shutdownNow);
  }

  /**
   * Processes a job that removes connections.
   *
   * @throws StoreUnavailableException if one could not be removed; the queue should deliver the job
   *     again
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
    int notRemoved = gone.notRemoved.size();
    int rejected = handOff.handOffGone(List.copyOf(gone.notRemoved)).size();
    ReportBuilder report = new ReportBuilder();
    report.gone(ids.size() - notRemoved);
    report.handedOver(notRemoved - rejected);
    report.unsent(rejected);
    return report.report();
  }

  /** Removes a connection without waiting, or hands it off. */
  void add(ConnectionId gone) {
    if (isWithinRate() && !isDeadlinePassed() && pending.get() < BACKLOG) {
      remove(gone);
    } else {
      handOff(fullJob(gone));
    }
  }

  private boolean isWithinRate() {
    Instant now = clock.instant();
    return rate.updateAndGet(each -> each.next(now)).removed() <= PER_SECOND;
  }

  private void remove(ConnectionId gone) {
    pending.incrementAndGet();
    try {
      threads.execute(() -> removeWhenPermitted(gone));
    } catch (RejectedExecutionException stopped) {
      pending.decrementAndGet();
      notRemoved.add(gone);
    }
  }

  private void removeWhenPermitted(ConnectionId gone) {
    permits.acquireUninterruptibly();
    try {
      if (isDeadlinePassed()) {
        notRemoved.add(gone);
      } else {
        store.remove(gone);
      }
    } catch (StoreUnavailableException failure) {
      // The row stays, and the next publication that gets the same 410 tries again.
      failures.add(failure);
    } finally {
      permits.release();
      pending.decrementAndGet();
    }
  }

  private boolean isDeadlinePassed() {
    return !clock.instant().isBefore(deadline);
  }

  /**
   * Hands off the rest, and waits for the removals in progress, which are interrupted {@link
   * BoundedExecutor#GRACE} after the deadline. Connections that the queue rejects are removed here,
   * if time allows. Any that are left stay in the store until the next publication gets the same
   * 410.
   */
  @Override
  public void close() {
    handOff(takeAll(toHandOff));
    takeAll(rejected).forEach(this::remove);
    threads.close();
    stopAlarm.close();
  }

  /**
   * Adds a connection, and returns all of them once they fill a job. The caller queues them without
   * holding the lock.
   */
  private synchronized List<ConnectionId> fullJob(ConnectionId gone) {
    toHandOff.add(gone);
    return toHandOff.size() < FanOutJob.RECIPIENTS ? List.of() : takeAll(toHandOff);
  }

  private synchronized List<ConnectionId> takeAll(List<ConnectionId> connections) {
    List<ConnectionId> all = List.copyOf(connections);
    connections.clear();
    return all;
  }

  private void handOff(List<ConnectionId> gone) {
    keepRejected(handOff.handOffGone(gone));
  }

  /** Keeps rejected connections for removal, but only some thousands, to bound the memory used. */
  private synchronized void keepRejected(List<ConnectionId> connections) {
    if (rejected.size() < FanOutJob.RECIPIENTS) {
      rejected.addAll(connections);
    }
  }
}
