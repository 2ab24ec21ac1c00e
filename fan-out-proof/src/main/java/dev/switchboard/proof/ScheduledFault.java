package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;

/** A fault that is in force for a period. */
sealed interface ScheduledFault {

  /** Returns the period in which it is in force. */
  Period period();

  /**
   * A stretch of time.
   *
   * @param to the end, which is not part of the period
   */
  record Period(Instant from, Instant to) {

    boolean contains(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }

    boolean overlaps(Instant otherFrom, Instant otherTo) {
      return from.isBefore(otherTo) && otherFrom.isBefore(to);
    }
  }

  /** Posts beyond a token bucket are answered 429, for any connection. */
  record AccountThrottle(Period period, AccountLimit limit) implements ScheduledFault {}

  /** Posts to one connection are answered 429. */
  record SlowConsumer(Period period, ConnectionId connection) implements ScheduledFault {}

  /** One post in a number of posts takes longer; it arrives at the end of that time. */
  record LatePosts(Period period, int oneIn, Duration delay) implements ScheduledFault {}

  /** Calls of the store that begin in this period are never answered. */
  record HangingStore(Period period) implements ScheduledFault {}
}
