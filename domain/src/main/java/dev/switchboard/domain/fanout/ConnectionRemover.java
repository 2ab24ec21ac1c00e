package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Removes connections from the store, a few at once, until a deadline. May be shared between
 * threads.
 */
final class ConnectionRemover implements AutoCloseable {

  private static final int AT_ONCE = 8;

  /** How many may wait beside the posts: what takes a second or less. */
  private static final int BACKLOG = 64;

  private final ConnectionStore store;
  private final InstantSource clock;
  private final Instant deadline;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Pause.Alarm cutOff;
  private final AtomicInteger begun = new AtomicInteger();
  private final Queue<ConnectionId> late = new ConcurrentLinkedQueue<>();
  private final Queue<StoreUnavailableException> failures = new ConcurrentLinkedQueue<>();

  ConnectionRemover(FanOutDependencies dependencies, Instant deadline) {
    this.store = dependencies.store();
    this.clock = dependencies.clock();
    this.deadline = deadline;
    Duration left = Duration.between(clock.instant(), deadline.plus(BoundedExecutor.GRACE));
    this.cutOff = dependencies.pause().alarm(left, threads::shutdownNow);
  }

  /** Removes a connection, without waiting; false if time is up, or too many wait already. */
  boolean removeSoon(ConnectionId gone) {
    if (isOver()) {
      return false;
    }
    if (begun.incrementAndGet() > BACKLOG) {
      begun.decrementAndGet();
      return false;
    }
    start(gone);
    return true;
  }

  /** Removes a connection, without waiting, however many wait already. */
  void remove(ConnectionId gone) {
    begun.incrementAndGet();
    start(gone);
  }

  private void start(ConnectionId gone) {
    try {
      threads.execute(() -> removeInTurn(gone));
    } catch (RejectedExecutionException cutOff) {
      begun.decrementAndGet();
      late.add(gone);
    }
  }

  private void removeInTurn(ConnectionId gone) {
    free.acquireUninterruptibly();
    try {
      removeInTime(gone);
    } finally {
      free.release();
      begun.decrementAndGet();
    }
  }

  private void removeInTime(ConnectionId gone) {
    if (isOver()) {
      late.add(gone);
      return;
    }
    try {
      store.remove(gone);
    } catch (StoreUnavailableException another) {
      // The row stays, and the next publication that meets the same 410 tries again.
      failures.add(another);
    }
  }

  /** Those for which there was no time; complete once this is closed. */
  List<ConnectionId> late() {
    return List.copyOf(late);
  }

  /** Why one of them could not be removed; complete once this is closed. */
  Optional<StoreUnavailableException> failure() {
    return Optional.ofNullable(failures.peek());
  }

  /** Waits for the removals under way; they are interrupted some time after the deadline. */
  @Override
  public void close() {
    threads.close();
    cutOff.close();
  }

  private boolean isOver() {
    return !clock.instant().isBefore(deadline);
  }
}
