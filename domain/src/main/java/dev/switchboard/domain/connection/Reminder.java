package dev.switchboard.domain.connection;

/**
 * That a connection is to be given a sign of life.
 *
 * @param beat which one it is, from 0; of two chains of reminders about one connection, the beat
 *     tells which is behind and ends
 */
public record Reminder(Connection connection, long beat) {

  public Reminder {
    if (beat < 0) {
      throw new IllegalArgumentException("A beat counts from 0, so it is not " + beat + ".");
    }
  }

  /** The one after this. */
  public Reminder next() {
    return new Reminder(connection, beat + 1);
  }
}
