package dev.switchboard.domain.connection;

import java.time.Duration;
import java.util.List;

/**
 * Schedules reminders. Each is delivered to this service at least once, not before it is due, in no
 * order. May be shared between threads.
 */
public interface Reminders {

  /** The longest delay: that of an SQS message. */
  Duration MAX_DELAY = Duration.ofMinutes(15);

  /**
   * Schedules reminders.
   *
   * @param delay how long until they are due, at most {@link #MAX_DELAY}
   * @return the reminders that could not be scheduled, for whatever reason; empty if all were
   */
  List<Reminder> schedule(List<Reminder> reminders, Duration delay);
}
