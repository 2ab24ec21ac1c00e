package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.connection.UnpairedSurrogates;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes one JSON object into a text that UTF-8 can encode. */
final class JsonObjectText {

  private static final JsonFactory JSON = new JsonFactory();

  /** The members of the object. */
  interface Content {

    void write(JsonGenerator json) throws IOException;
  }

  private JsonObjectText() {}

  static String of(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return UnpairedSurrogates.escapedIn(text.toString());
  }
}
