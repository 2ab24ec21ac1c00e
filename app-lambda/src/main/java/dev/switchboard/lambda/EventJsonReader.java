package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.domain.connection.UnpairedSurrogates;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.io.IOException;

/** Reads the JSON of events. */
final class EventJsonReader {

  private EventJsonReader() {}

  /** Reads an event of a client, which must be one complete JSON value. */
  static SubmittedEvent submitted(String text) {
    try (JsonParser json = UntrustedJson.parser(text)) {
      if (json.nextToken() == null) {
        return new SubmittedEvent.Invalid("The event is empty; it must be valid JSON.");
      }
      json.skipChildren();
      return json.nextToken() == null
          ? new SubmittedEvent.Valid(new Event.Json(text))
          : new SubmittedEvent.Invalid("The event is more than one JSON value.");
    } catch (IOException malformed) {
      return new SubmittedEvent.Invalid(
          UntrustedJson.reason("The event", "is not valid JSON", malformed));
    }
  }

  /**
   * Returns the text for a plain client: the value of a JSON string, or any other JSON unchanged. A
   * value that UTF-8 cannot encode stays JSON, in which it is escaped.
   */
  static String plain(String event) {
    if (!event.stripLeading().startsWith("\"")) {
      return event;
    }
    try (JsonParser json = UntrustedJson.parser(event)) {
      String value = json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : event;
      return UnpairedSurrogates.areIn(value) ? event : value;
    } catch (IOException malformed) {
      return event;
    }
  }
}
