package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits the requests in flight. The others wait in queues, one for each kind of request.
 *
 * <p>Without a limit, a slow server gets more requests than it can answer in time. Callers give up
 * and repeat them, the server works on abandoned requests, and it never recovers. Therefore a
 * request whose turn would come too late is rejected before it waits. Threads may share it.
 */
final class ConcurrencyLimiter {

  /** The purpose of a request. When several kinds wait, each gets a share of the turns. */
  enum Kind {
    /** Reads an audience; a fan-out sends one at a time. */
    AUDIENCE,
    /** Adds a connection. */
    ARRIVAL,
    /** Anything else, such as the requests of connected clients. */
    OTHER
  }

  /**
   * The order of turns. A client that has connected and subscribes twice causes five more requests.
   * So arrivals have one turn where the others have five: no client is accepted that cannot be
   * served afterwards.
   */
  private static final List<Kind> TURNS =
      List.of(
          Kind.OTHER,
          Kind.AUDIENCE,
          Kind.OTHER,
          Kind.OTHER,
          Kind.ARRIVAL,
          Kind.OTHER,
          Kind.AUDIENCE,
          Kind.OTHER);

  /**
   * A request is rejected if its expected wait is this many times longer than its remaining time. A
   * rejected client tries again at once, which costs more than an unsuccessful wait.
   */
  private static final int REJECTION_FACTOR = 2;

  private final int maxInFlight;
  private final CompletionInterval completions;
  private final Map<Kind, Queue<CountDownLatch>> waiting = new EnumMap<>(Kind.class);

  private int inFlight;
  private int turn;

  /**
   * Creates a limiter.
   *
   * @param maxInFlight the maximum number of requests in flight
   */
  ConcurrencyLimiter(int maxInFlight, InstantSource stopwatch) {
    this.maxInFlight = maxInFlight;
    this.completions = new CompletionInterval(stopwatch);
    for (Kind kind : Kind.values()) {
      waiting.put(kind, new ArrayDeque<>());
    }
  }

  /**
   * Sends a request as soon as its turn comes.
   *
   * @throws StoreUnavailableException if its turn would come too late; the request was not sent
   */
  <T> T send(Kind kind, CallDeadline deadline, Supplier<T> request) {
    Optional<CountDownLatch> started = enter(kind, deadline.remaining());
    if (started.isPresent()) {
      await(kind, started.get(), deadline);
    }
    try {
      return request.get();
    } finally {
      leave();
    }
  }

  /** Returns the number of requests that wait for their turn. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Queue::size).sum();
  }

  /** Starts a request, or adds it to its queue. */
  private synchronized Optional<CountDownLatch> enter(Kind kind, Duration left) {
    if (inFlight < maxInFlight) {
      inFlight++;
      return Optional.empty();
    }
    if (expectedWait(kind).compareTo(left.multipliedBy(REJECTION_FACTOR)) > 0) {
      throw tooLate();
    }
    CountDownLatch started = new CountDownLatch(1);
    queue(kind).add(started);
    return Optional.of(started);
  }

  private void await(Kind kind, CountDownLatch started, CallDeadline deadline) {
    try {
      boolean isTurn = started.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      if (!isTurn && giveUp(kind, started)) {
        throw tooLate();
      }
    } catch (InterruptedException stop) {
      if (!giveUp(kind, started)) {
        leave();
      }
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The wait for the store was interrupted.", stop);
    }
  }

  /** Removes a request from the queue; returns false if its turn has come in the meantime. */
  private synchronized boolean giveUp(Kind kind, CountDownLatch started) {
    return queue(kind).remove(started);
  }

  /** Ends a request, and starts the next that waits. */
  private synchronized void leave() {
    completions.recordEnd();
    Optional<Kind> next = next();
    if (next.isPresent()) {
      Objects.requireNonNull(queue(next.get()).poll()).countDown();
    } else {
      inFlight--;
      completions.pause();
    }
  }

  private Optional<Kind> next() {
    for (int i = 0; i < TURNS.size(); i++) {
      Kind kind = TURNS.get((turn + i) % TURNS.size());
      if (!queue(kind).isEmpty()) {
        turn = (turn + i + 1) % TURNS.size();
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the expected wait of a new request if requests end at the same rate and the same kinds
   * wait.
   */
  private Duration expectedWait(Kind kind) {
    long own = TURNS.stream().filter(kind::equals).count();
    long all = TURNS.stream().filter(each -> each == kind || !queue(each).isEmpty()).count();
    return completions.average().multipliedBy((queue(kind).size() + 1) * all / own);
  }

  private Queue<CountDownLatch> queue(Kind kind) {
    return Objects.requireNonNull(waiting.get(kind));
  }

  private static StoreUnavailableException tooLate() {
    return new StoreUnavailableException("The store has more requests than it can answer in time.");
  }
}
