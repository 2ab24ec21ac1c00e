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
 * Lets a bounded number of requests be in flight at once; the others wait in line, those of one
 * kind first come, first served.
 *
 * <p>Without a bound, a slow server gets more requests than it can answer in time. Their callers
 * give up and ask again, the server works on what nobody waits for, and it never recovers. So a
 * request whose turn would come too late is refused before it waits. May be shared between threads.
 */
final class ConcurrencyLimiter {

  /** What a request is for. When several kinds wait, each gets its share of the turns. */
  enum Kind {
    /** Reads an audience, of which a fan-out makes one at a time. */
    AUDIENCE,
    /** Adds a connection. */
    ARRIVAL,
    /** Does anything else, such as all that connected clients ask for. */
    OTHER
  }

  /**
   * The order of turns. A client that has connected and subscribes twice asks five times more, so
   * arrivals have one turn where the others have five: nobody is let in who cannot be served then.
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
   * How many times too late a turn must be expected to refuse a request before it waits. A client
   * that is refused asks again at once, which costs more than to let it wait.
   */
  private static final int CERTAINTY = 2;

  private final int places;
  private final CompletionInterval pace;
  private final Map<Kind, Queue<CountDownLatch>> waiting = new EnumMap<>(Kind.class);

  private int taken;
  private int turn;

  /**
   * Makes a line where nobody waits.
   *
   * @param places how many requests can be in flight at once
   */
  ConcurrencyLimiter(int places, InstantSource stopwatch) {
    this.places = places;
    this.pace = new CompletionInterval(stopwatch);
    for (Kind kind : Kind.values()) {
      waiting.put(kind, new ArrayDeque<>());
    }
  }

  /**
   * Sends a request when its turn comes.
   *
   * @throws StoreUnavailableException if it was not sent, because its turn would come too late
   */
  <T> T send(Kind kind, CallDeadline limit, Supplier<T> request) {
    Optional<CountDownLatch> place = enter(kind, limit.left());
    if (place.isPresent()) {
      await(kind, place.get(), limit);
    }
    try {
      return request.get();
    } finally {
      leave();
    }
  }

  /** How many requests wait for their turn. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Queue::size).sum();
  }

  /** Takes a place, or one in the line. */
  private synchronized Optional<CountDownLatch> enter(Kind kind, Duration left) {
    if (taken < places) {
      taken++;
      return Optional.empty();
    }
    if (expectedWait(kind).compareTo(left.multipliedBy(CERTAINTY)) > 0) {
      throw late();
    }
    CountDownLatch place = new CountDownLatch(1);
    line(kind).add(place);
    return Optional.of(place);
  }

  private void await(Kind kind, CountDownLatch place, CallDeadline limit) {
    try {
      boolean came = place.await(limit.left().toNanos(), TimeUnit.NANOSECONDS);
      if (!came && giveUp(kind, place)) {
        throw late();
      }
    } catch (InterruptedException stop) {
      if (!giveUp(kind, place)) {
        leave();
      }
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("The wait for the store was interrupted.", stop);
    }
  }

  /** Leaves the line; false if its turn has come all the same. */
  private synchronized boolean giveUp(Kind kind, CountDownLatch place) {
    return line(kind).remove(place);
  }

  /** Gives the place to the next, or back. */
  private synchronized void leave() {
    pace.ended();
    Optional<Kind> next = next();
    if (next.isPresent()) {
      Objects.requireNonNull(line(next.get()).poll()).countDown();
    } else {
      taken--;
      pace.pause();
    }
  }

  private Optional<Kind> next() {
    for (int i = 0; i < TURNS.size(); i++) {
      Kind kind = TURNS.get((turn + i) % TURNS.size());
      if (!line(kind).isEmpty()) {
        turn = (turn + i + 1) % TURNS.size();
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** How long a newcomer waits, if requests go on ending as they do and the same kinds wait. */
  private Duration expectedWait(Kind kind) {
    long own = TURNS.stream().filter(kind::equals).count();
    long all = TURNS.stream().filter(each -> each == kind || !line(each).isEmpty()).count();
    return pace.interval().multipliedBy((line(kind).size() + 1) * all / own);
  }

  private Queue<CountDownLatch> line(Kind kind) {
    return Objects.requireNonNull(waiting.get(kind));
  }

  private static StoreUnavailableException late() {
    return new StoreUnavailableException("The store has more requests than it can answer in time.");
  }
}
