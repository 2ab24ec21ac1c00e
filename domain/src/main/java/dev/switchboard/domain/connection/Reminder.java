package dev.switchboard.domain.connection;

/**
 * A scheduled request to send a keep-alive to a connection.
 *
 * @param sequence the number of the reminder within its chain, from 0; of two chains for one
 *     connection, the one with the lower number ends
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
