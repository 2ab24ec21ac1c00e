package dev.switchboard.domain.connection;

import java.util.Optional;

/** Writes reminders as texts for a queue, and reads them back. May be shared between threads. */
public interface ReminderCodec {

  /** Writes a reminder; {@link #read} returns an equal one. */
  String write(Reminder reminder);

  /** Reads a reminder; empty if the text is malformed. */
  Optional<Reminder> read(String text);
}
