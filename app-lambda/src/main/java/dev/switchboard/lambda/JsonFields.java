package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Goes through JSON whose shape is somebody else's. */
final class JsonFields {

  /** Reads one field's value, or does not. */
  interface Reader {
    void read(JsonParser json, String field) throws IOException;
  }

  private JsonFields() {}

  /** Goes through the fields of the object at hand, if it is one; each is left behind once read. */
  static void forEach(JsonParser json, Reader reader) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String field = json.currentName();
        json.nextToken();
        reader.read(json, field);
        json.skipChildren();
      }
    }
  }

  /** The text at hand; empty if it is none. */
  static String text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }
}
