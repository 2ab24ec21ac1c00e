package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.Reminder;
import java.util.List;

/**
 * The result of handling reminders.
 *
 * @param due the number of reminders; those in no other figure were outdated, or their connection
 *     was unknown
 * @param reached the number of keep-alives sent
 * @param gone the number of connections that were gone, and have been removed
 * @param unreached the number of keep-alives that will be retried soon
 * @param unhandled the reminders to deliver again, because the store or the queue did not answer
 */
public record KeepAliveReport(
    int due, int reached, int gone, int unreached, List<Reminder> unhandled) {

  public KeepAliveReport {
    unhandled = List.copyOf(unhandled);
  }
}
