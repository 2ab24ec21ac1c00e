package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fair lock for each connection: this process runs one transaction at a time on a connection's
 * item. Transactions on different connections do not wait for each other.
 *
 * <p>DynamoDB cancels the later of two transactions that conflict on an item. Without the lock, the
 * messages of a client that subscribes many times at once would cancel each other. A lock is kept
 * only while a transaction holds or awaits it. Threads may share it.
 */
final class ConnectionLocks {

  private final Map<ConnectionId, Lock> locks = new ConcurrentHashMap<>();

  /**
   * Runs a task while holding the lock of a connection.
   *
   * @throws StoreUnavailableException if the lock was not free in time; the task did not run
   */
  <T> T withLock(ConnectionId connection, CallDeadline deadline, Supplier<T> task) {
    Lock lock = Objects.requireNonNull(locks.compute(connection, ConnectionLocks::join));
    try {
      await(lock.free, deadline);
      try {
        return task.get();
      } finally {
        lock.free.release();
      }
    } finally {
      locks.computeIfPresent(connection, (_, left) -> left.users == 1 ? null : left.with(-1));
    }
  }

  /** Returns the number of connections that have a lock. */
  int size() {
    return locks.size();
  }

  private static Lock join(ConnectionId connection, @Nullable Lock known) {
    return known == null ? new Lock(new Semaphore(1, true), 1) : known.with(1);
  }

  private static void await(Semaphore free, CallDeadline deadline) {
    try {
      if (!free.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreUnavailableException(
            "The connection has more changes than can be stored in time.");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The wait for the store was interrupted.", stop);
    }
  }

  /** A lock, and the number of transactions that hold or await it. */
  private record Lock(Semaphore free, int users) {

    Lock with(int more) {
      return new Lock(free, users + more);
    }
  }
}
