package dev.switchboard.domain.connection;

import java.time.Duration;
import java.util.List;

/**
 * Calls us back after a while: at least once, not before, in no order. May be shared between
 * threads.
 */
public interface Reminders {

  /** How far ahead one can be reminded: as long as SQS delays a message. */
  Duration LONGEST = Duration.ofMinutes(15);

  /**
   * Leaves reminders.
   *
   * @param after how long until they are due, at most {@link #LONGEST}
   * @return those that were not taken, for whatever reason; empty if all were
   */
  List<Reminder> remind(List<Reminder> about, Duration after);
}
