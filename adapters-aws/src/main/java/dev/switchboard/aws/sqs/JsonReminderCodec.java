package dev.switchboard.aws.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.switchboard.aws.format.StoredProtocol;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Writes reminders as JSON arrays in ASCII: connection id, time of connect, protocol, sequence. */
final class JsonReminderCodec implements ReminderCodec {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Inject
  JsonReminderCodec() {}

  @Override
  public String write(Reminder reminder) {
    Connection connection = reminder.connection();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      json.writeString(connection.id().value());
      json.writeNumber(connection.connectedAt().toEpochMilli());
      json.writeString(StoredProtocol.of(connection).name());
      json.writeNumber(reminder.sequence());
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  @Override
  public Optional<Reminder> read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      ConnectionId id = new ConnectionId(string(json));
      Instant connectedAt = Instant.ofEpochMilli(number(json));
      Connection connection = StoredProtocol.valueOf(string(json)).connection(id, connectedAt);
      Reminder reminder = new Reminder(connection, number(json));
      boolean whole = json.nextToken() == JsonToken.END_ARRAY && json.nextToken() == null;
      return whole ? Optional.of(reminder) : Optional.empty();
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String string(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }

  private static long number(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
  }
}
