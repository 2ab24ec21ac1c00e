package dev.switchboard.aws.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connections of one process to one server: those in use, up to a bound that grows, and those
 * kept for the next request. May be shared between threads.
 *
 * <p>A TLS handshake costs a cold JVM several milliseconds, so a small audience is not worth many
 * connections, and a large one earns them as it is served.
 */
public final class HttpConnectionPool {

  private static final int FIRST = 8;
  private static final int ANSWERS_FOR_ONE_MORE = 8;

  /** Less than servers keep them for. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** No server gives up sooner on a connection. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  private record Kept(HttpConnection connection, Instant since) {}

  private final InstantSource clock;
  private final long answersToGrowFor;
  private final Semaphore places;
  private final AtomicLong answers = new AtomicLong();

  /** The latest first: the others age, and are dropped. */
  private final ConcurrentLinkedDeque<Kept> kept = new ConcurrentLinkedDeque<>();

  /**
   * Makes an empty pool.
   *
   * @param most how many connections it holds in the end
   */
  public HttpConnectionPool(int most, InstantSource clock) {
    this.clock = clock;
    this.places = new Semaphore(Math.min(FIRST, most));
    this.answersToGrowFor = Math.max(0L, most - FIRST) * ANSWERS_FOR_ONE_MORE;
  }

  /** Waits for a place. Whoever has one may hold one connection, kept or new, at a time. */
  public void enter() throws InterruptedException {
    places.acquire();
  }

  /** Gives the place back, after the connection. */
  public void leave() {
    places.release();
  }

  /** Takes a connection that was kept, if there is one. */
  public Optional<HttpConnection> take() {
    Instant now = clock.instant();
    dropAged(now);
    for (Kept latest = kept.pollFirst(); latest != null; latest = kept.pollFirst()) {
      if (isFit(latest, now)) {
        return Optional.of(latest.connection());
      }
      latest.connection().close();
    }
    return Optional.empty();
  }

  /** To look costs a call to the system, so where nothing can be it is not looked. */
  private static boolean isFit(Kept kept, Instant now) {
    boolean busy = kept.since().plus(BUSY).isAfter(now);
    return busy || !kept.connection().isSpokenToUnasked();
  }

  /** Takes back a connection that has been answered on and can be used again. */
  public void keep(HttpConnection connection) {
    kept.addFirst(new Kept(connection, clock.instant()));
    long count = answers.incrementAndGet();
    if (count <= answersToGrowFor && count % ANSWERS_FOR_ONE_MORE == 0) {
      places.release();
    }
  }

  private void dropAged(Instant now) {
    Instant dropped = now.minus(IDLE);
    for (Kept oldest = kept.peekLast();
        oldest != null && !oldest.since().isAfter(dropped);
        oldest = kept.peekLast()) {
      if (kept.removeLastOccurrence(oldest)) {
        oldest.connection().close();
      }
    }
  }
}
