package dev.switchboard.domain.connection;

import java.util.Optional;

/**
 * Writes reminders as the text a queue carries, and reads them back. May be shared between threads.
 */
public interface ReminderCodec {

  /** Writes a reminder; {@link #read} makes an equal one of it. */
  String write(Reminder reminder);

  /** Reads a reminder; empty if the text is none, however it is wrong. */
  Optional<Reminder> read(String text);
}
