package dev.switchboard.aws.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connections of one process to one server: those in use, up to a limit that grows, and idle
 * ones for the next requests. Threads may share it.
 *
 * <p>A TLS handshake costs a cold JVM several milliseconds. So a small audience does not justify
 * many connections, and the pool grows while a large one is served.
 */
public final class HttpConnectionPool {

  private static final int INITIAL_SIZE = 8;
  private static final int RESPONSES_PER_GROWTH = 8;

  /** The time after which an idle connection is closed; servers keep them longer. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);

  /** The time after its last response within which no server closes a connection. */
  private static final Duration SURELY_OPEN = Duration.ofSeconds(1);

  private record Idle(HttpConnection connection, Instant since) {}

  private final InstantSource clock;
  private final long responsesToFullSize;
  private final Semaphore permits;
  private final AtomicLong responses = new AtomicLong();

  /** Ordered by last use, the most recent first; the others age and are closed. */
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  /**
   * Creates an empty pool.
   *
   * @param maxSize the maximum number of connections once it has grown
   */
  public HttpConnectionPool(int maxSize, InstantSource clock) {
    this.clock = clock;
    this.permits = new Semaphore(Math.min(INITIAL_SIZE, maxSize));
    this.responsesToFullSize = Math.max(0L, maxSize - INITIAL_SIZE) * RESPONSES_PER_GROWTH;
  }

  /** Waits for a permit, which allows the thread to hold one connection at a time. */
  public void acquirePermit() throws InterruptedException {
    permits.acquire();
  }

  /** Returns the permit; the connection must have been put back or closed. */
  public void releasePermit() {
    permits.release();
  }

  /** Takes an idle connection, if there is one. */
  public Optional<HttpConnection> takeIdle() {
    Instant now = clock.instant();
    closeAged(now);
    for (Idle latest = idle.pollFirst(); latest != null; latest = idle.pollFirst()) {
      if (isUsable(latest, now)) {
        return Optional.of(latest.connection());
      }
      latest.connection().close();
    }
    return Optional.empty();
  }

  /** The check costs a system call; it is skipped for connections used within the last second. */
  private static boolean isUsable(Idle candidate, Instant now) {
    boolean surelyOpen = candidate.since().plus(SURELY_OPEN).isAfter(now);
    return surelyOpen || !candidate.connection().isStale();
  }

  /** Puts back a connection that has had a response and can be used again. */
  public void putIdle(HttpConnection connection) {
    idle.addFirst(new Idle(connection, clock.instant()));
    long count = responses.incrementAndGet();
    if (count <= responsesToFullSize && count % RESPONSES_PER_GROWTH == 0) {
      permits.release();
    }
  }

  private void closeAged(Instant now) {
    Instant latestAged = now.minus(MAX_IDLE);
    for (Idle oldest = idle.peekLast();
        oldest != null && !oldest.since().isAfter(latestAged);
        oldest = idle.peekLast()) {
      if (idle.removeLastOccurrence(oldest)) {
        oldest.connection().close();
      }
    }
  }
}
