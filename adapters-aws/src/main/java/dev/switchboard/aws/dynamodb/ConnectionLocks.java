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
 * Lets the transactions of this process on one connection's row come one after the other, first
 * come, first served; those on different connections do not wait for each other.
 *
 * <p>DynamoDB cancels the later of two transactions that meet at a row. A client that subscribes to
 * everything at once would otherwise have its own messages cancel each other. What is remembered is
 * one turn for each connection that has a transaction now. May be shared between threads.
 */
final class ConnectionLocks {

  private final Map<ConnectionId, Turn> turns = new ConcurrentHashMap<>();

  /**
   * Does something when its turn comes.
   *
   * @throws StoreUnavailableException if it did not come in time; nothing was done then
   */
  <T> T take(ConnectionId connection, CallDeadline limit, Supplier<T> task) {
    Turn turn = Objects.requireNonNull(turns.compute(connection, ConnectionLocks::join));
    try {
      await(turn.free, limit);
      try {
        return task.get();
      } finally {
        turn.free.release();
      }
    } finally {
      turns.computeIfPresent(connection, (_, left) -> left.users == 1 ? null : left.with(-1));
    }
  }

  /** For how many connections a turn is remembered. */
  int size() {
    return turns.size();
  }

  private static Turn join(ConnectionId connection, @Nullable Turn known) {
    return known == null ? new Turn(new Semaphore(1, true), 1) : known.with(1);
  }

  private static void await(Semaphore free, CallDeadline limit) {
    try {
      if (!free.tryAcquire(limit.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreUnavailableException(
            "The connection has more changes than can be stored in time.");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The wait for the store was interrupted.", stop);
    }
  }

  /** Whose turn it is at a connection, and how many have it or wait for it. */
  private record Turn(Semaphore free, int users) {

    Turn with(int more) {
      return new Turn(free, users + more);
    }
  }
}
