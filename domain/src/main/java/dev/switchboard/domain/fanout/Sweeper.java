package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Forgets connections that are gone, beside the posts and without slowing them: a few at once, and
 * no more than 200 a second; the rest is left for later. May be shared between threads.
 */
final class Sweeper implements AutoCloseable {

  private static final int AT_ONCE = 8;
  private static final int PER_SECOND = 200;

  /** A second, and how many were forgotten in it. */
  private record Second(Instant start, int forgotten) {

    Second next(Instant now) {
      boolean isOver = start.isBefore(now.minus(Duration.ofSeconds(1)));
      return isOver ? new Second(now, 1) : new Second(start, forgotten + 1);
    }
  }

  private final ConnectionStore store;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Queue<ConnectionId> later = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Second> second = new AtomicReference<>(new Second(Instant.MIN, 0));

  Sweeper(ConnectionStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Has a connection forgotten now, or leaves it for later; waits for neither. */
  void sweep(ConnectionId gone) {
    Instant now = clock.instant();
    if (second.updateAndGet(each -> each.next(now)).forgotten() <= PER_SECOND) {
      sweepNow(gone);
    } else {
      later.add(gone);
    }
  }

  /** Has a connection forgotten, however many there are. */
  void sweepNow(ConnectionId gone) {
    threads.execute(
        () -> {
          free.acquireUninterruptibly();
          try {
            store.remove(gone);
          } catch (StoreUnavailableException another) {
            // The entry stays a hint that is wrong; the next publication meets the same 410 and
            // tries again.
          } finally {
            free.release();
          }
        });
  }

  /** Those that were too many for now. */
  List<ConnectionId> later() {
    return List.copyOf(later);
  }

  /** Waits for those that are being forgotten. */
  @Override
  public void close() {
    threads.close();
  }
}
