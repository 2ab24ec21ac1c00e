package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The function behind the queue of reminders, with a batch for each invocation. Its partial batch
 * response names the reminders to deliver again; all others are acknowledged.
 */
public final class ReminderHandler implements RequestStreamHandler {

  private static final JsonFactory JSON = new JsonFactory();

  private final ReminderProcessor work;
  private final ReminderCodec codec;

  /**
   * Creates the handler on Lambda, from the environment.
   *
   * @throws RuntimeException with the name of the setting and the expected value, if a setting is
   *     missing or malformed
   */
  public ReminderHandler() {
    FunctionComponent component = Settings.ofReminders(System.getenv()).component();
    this.work = component.reminders();
    this.codec = component.reminderCodec();
  }

  /** Creates the handler in a test. */
  ReminderHandler(ReminderProcessor work, ReminderCodec codec) {
    this.work = work;
    this.codec = codec;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Reminder> due = new LinkedHashMap<>();
    for (QueueEvent.Delivered each : QueueEventReader.readAll(in.readAllBytes())) {
      // A message that is no reminder is acknowledged and dropped: another delivery would not
      // make it readable.
      codec.read(each.body()).ifPresent(reminder -> due.put(each.id(), reminder));
    }
    Set<Reminder> again = new HashSet<>(work.run(List.copyOf(due.values()), context));
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("batchItemFailures");
      for (Map.Entry<String, Reminder> each : due.entrySet()) {
        if (again.contains(each.getValue())) {
          json.writeStartObject();
          json.writeStringField("itemIdentifier", each.getKey());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
