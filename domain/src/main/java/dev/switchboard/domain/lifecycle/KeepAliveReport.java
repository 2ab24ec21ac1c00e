package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.Reminder;
import java.util.List;

/**
 * What became of reminders that were due.
 *
 * @param due how many there were; those that are in none of the others were behind, or their
 *     connection is no more
 * @param reached how many connections were given a sign of life
 * @param gone how many had left for good, and are forgotten
 * @param unreached how many are tried again soon
 * @param unheeded those to be delivered again, because the store or the queue did not answer
 */
public record KeepAliveReport(
    int due, int reached, int gone, int unreached, List<Reminder> unheeded) {

  public KeepAliveReport {
    unheeded = List.copyOf(unheeded);
  }
}
