package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Those whom a fan-out found gone. They are forgotten beside the posts and without slowing them: as
 * many as the sweeper keeps up with, and no more than 200 a second. The rest is left to others. May
 * be shared between threads.
 */
final class Departures {

  private static final int PER_SECOND = 200;

  /** A second, and how many were forgotten in it. */
  private record Second(Instant start, int forgotten) {

    Second next(Instant now) {
      boolean isOver = start.isBefore(now.minus(Duration.ofSeconds(1)));
      return isOver ? new Second(now, 1) : new Second(start, forgotten + 1);
    }
  }

  private final Sweeper sweeper;
  private final Offers offers;
  private final InstantSource clock;
  private final AtomicReference<Second> second = new AtomicReference<>(new Second(Instant.MIN, 0));
  private final List<ConnectionId> later = new ArrayList<>();
  private final List<ConnectionId> untaken = new ArrayList<>();

  Departures(Sweeper sweeper, Offers offers, InstantSource clock) {
    this.sweeper = sweeper;
    this.offers = offers;
    this.clock = clock;
  }

  /** Has a connection forgotten now, or leaves it for later. */
  void add(ConnectionId gone) {
    if (!isInTurn() || !sweeper.sweepSoon(gone)) {
      leave(fullJob(gone));
    }
  }

  private boolean isInTurn() {
    Instant now = clock.instant();
    return second.updateAndGet(each -> each.next(now)).forgotten() <= PER_SECOND;
  }

  /**
   * Leaves the rest to others. What nobody takes is forgotten here, as far as there is time, and
   * else not: an entry is a hint, and the next publication meets the same 410.
   */
  void finish() {
    leave(all(later));
    all(untaken).forEach(sweeper::sweep);
  }

  /** Adds one, and takes all out once they fill a job: the queue is asked without the lock. */
  private synchronized List<ConnectionId> fullJob(ConnectionId gone) {
    later.add(gone);
    return later.size() < FanOutJob.RECIPIENTS ? List.of() : all(later);
  }

  private synchronized List<ConnectionId> all(List<ConnectionId> left) {
    List<ConnectionId> all = List.copyOf(left);
    left.clear();
    return all;
  }

  private void leave(List<ConnectionId> gone) {
    keep(offers.forget(gone));
  }

  /** However many are gone, no more than some thousands are kept in mind. */
  private synchronized void keep(List<ConnectionId> left) {
    if (untaken.size() < FanOutJob.RECIPIENTS) {
      untaken.addAll(left);
    }
  }
}
