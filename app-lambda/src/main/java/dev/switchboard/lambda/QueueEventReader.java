package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the required fields of an SQS event and ignores the rest.
 *
 * <p>Never fails: any bytes result in an event.
 */
final class QueueEventReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final List<QueueEvent.Delivered> records = new ArrayList<>();
  private String messageId = "";
  private String body = "";
  private int receives;

  private QueueEventReader() {}

  /** Reads an event of one message. */
  static QueueEvent read(byte[] event) {
    List<QueueEvent.Delivered> records = readAll(event);
    // The batch size is 1. In a larger batch, one failed job would cause another delivery of the
    // others.
    if (records.size() != 1) {
      return new QueueEvent.Unreadable(
          "The event has " + records.size() + " messages of a queue; expected 1.");
    }
    QueueEvent.Delivered only = records.getFirst();
    return only.isOfQueue() ? only : new QueueEvent.Unreadable("The event is not one of SQS.");
  }

  /** Reads all messages of an event, well-formed or not; none if the bytes are no event. */
  static List<QueueEvent.Delivered> readAll(byte[] event) {
    QueueEventReader reader = new QueueEventReader();
    try (JsonParser json = JSON.createParser(event)) {
      json.nextToken();
      JsonFields.forEach(json, reader::readField);
    } catch (IOException malformed) {
      return List.of();
    }
    return reader.records;
  }

  private void readField(JsonParser json, String field) throws IOException {
    if (field.equals("Records") && json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        messageId = "";
        body = "";
        receives = 0;
        JsonFields.forEach(json, this::readRecord);
        json.skipChildren();
        records.add(new QueueEvent.Delivered(messageId, body, receives));
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
}
