package dev.switchboard.lambda;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.EventFrames;
import dev.switchboard.domain.protocol.ServerMessage;
import jakarta.inject.Inject;

/** Reads and writes the AppSync Events protocol: JSON objects with a type. */
final class JsonCodec implements Codec {

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  @Inject
  JsonCodec() {}

  @Override
  public ClientMessage decode(String text) {
    return ClientMessageReader.read(text);
  }

  @Override
  public Frame encode(ServerMessage message) {
    return new Frame(JsonObjectText.of(json -> ServerMessageWriter.write(json, message)));
  }

  @Override
  public EventFrames frames(Event event) {
    return switch (event) {
      case Event.Text(String text) -> frames(text, quoted(text));
      case Event.Json(String json) -> frames(EventJsonReader.plain(json), json);
    };
  }

  /**
   * Returns the frames of an event. In the Events protocol, the event is a string that contains
   * JSON, whatever its own type; AppSync sends it this way.
   */
  private static EventFrames frames(String plain, String json) {
    return new EventFrames(
        new Frame(plain), "{\"type\":\"data\",\"id\":\"", "\",\"event\":" + quoted(json) + "}");
  }

  private static String quoted(String text) {
    return "\"" + new String(ENCODER.quoteAsString(text)) + "\"";
  }
}
