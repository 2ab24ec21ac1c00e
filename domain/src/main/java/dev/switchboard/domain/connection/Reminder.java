package dev.switchboard.domain.connection;

/**
 * That a connection is to be given a sign of life.
 *
 * @param sequence which one it is, from 0; of two chains of reminders about one connection, the
 *     beat tells which is behind and ends
 */
public record Reminder(Connection connection, long sequence) {

  public Reminder {
    if (sequence < 0) {
      throw new IllegalArgumentException(
          "A reminder's sequence starts at 0, so it is not " + sequence + ".");
    }
  }

  /** The next reminder of the chain. */
  public Reminder next() {
    return new Reminder(connection, sequence + 1);
  }
}
