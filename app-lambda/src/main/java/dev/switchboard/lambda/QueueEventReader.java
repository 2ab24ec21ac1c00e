package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the few fields we need out of one of SQS's events; the rest is passed over.
 *
 * <p>Total: whatever the bytes, the answer is an event.
 */
final class QueueEventReader {

  private static final JsonFactory JSON = new JsonFactory();

  private int records;
  private String messageId = "";
  private String body = "";
  private int receives;

  private QueueEventReader() {}

  /** Reads one event. */
  static QueueEvent read(byte[] event) {
    QueueEventReader reader = new QueueEventReader();
    try (JsonParser json = JSON.createParser(event)) {
      json.nextToken();
      JsonFields.forEach(json, reader::readField);
    } catch (IOException malformed) {
      return new QueueEvent.Unreadable("The event is not JSON.");
    }
    return reader.event();
  }

  private void readField(JsonParser json, String field) throws IOException {
    if (field.equals("Records") && json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        records++;
        JsonFields.forEach(json, this::readRecord);
      }
    }
  }

  private void readRecord(JsonParser json, String field) throws IOException {
    switch (field) {
      case "messageId" -> messageId = JsonFields.text(json);
      case "body" -> body = JsonFields.text(json);
      case "attributes" -> JsonFields.forEach(json, this::readAttribute);
      default -> {}
    }
  }

  private void readAttribute(JsonParser json, String field) throws IOException {
    if (field.equals("ApproximateReceiveCount")) {
      receives = json.getValueAsInt();
    }
  }

  /** The batch size is 1: with more, one job's failure would bring the others again. */
  private QueueEvent event() {
    if (records != 1) {
      return new QueueEvent.Unreadable("The event has " + records + " records; expected 1.");
    }
    if (messageId.isEmpty() || receives < 1) {
      return new QueueEvent.Unreadable("The event is not one of SQS.");
    }
    return new QueueEvent.Delivered(messageId, body, receives);
  }
}
