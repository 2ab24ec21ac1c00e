package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields {@code channel} and {@code events} of a publication, over WebSocket or HTTP. */
final class PublicationFields {

  /** The result of reading the fields. */
  sealed interface Result {

    record Read(ChannelName channel, List<SubmittedEvent> events) implements Result {}

    record Wrong(ProtocolError error) implements Result {}
  }

  private @Nullable String channel;
  private @Nullable List<SubmittedEvent> events;

  /** Reads the current value, if the field is part of a publication. */
  void read(JsonParser json, String field) throws IOException {
    switch (field) {
      case "channel" -> channel = JsonFields.text(json);
      case "events" -> events = events(json);
      default -> {}
    }
  }

  /** Returns the channel as it was written; empty if the field is missing. */
  String channel() {
    return channel == null ? "" : channel;
  }

  Result result() {
    if (channel == null || channel.isEmpty()) {
      return wrong("A publish needs a channel, such as /default/room.");
    }
    if (channel.contains("*")) {
      return wrong("One publishes to a channel, not to a pattern with *.");
    }
    if (events == null || events.isEmpty()) {
      return wrong("A publish needs events: an array of strings, each of which holds JSON.");
    }
    try {
      return new Result.Read(ChannelName.of(channel), events);
    } catch (IllegalArgumentException malformed) {
      return wrong(String.valueOf(malformed.getMessage()));
    }
  }

  /** Reads an array of strings; any other value counts as no events. */
  private static @Nullable List<SubmittedEvent> events(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    List<SubmittedEvent> events = new ArrayList<>();
    boolean strings = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        events.add(EventJsonReader.submitted(json.getText()));
      } else {
        strings = false;
        json.skipChildren();
      }
    }
    return strings ? events : null;
  }

  private static Result wrong(String message) {
    return new Result.Wrong(new ProtocolError(ProtocolError.Type.BAD_REQUEST, message));
  }
}
