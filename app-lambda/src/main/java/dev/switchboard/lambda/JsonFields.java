package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the fields of JSON with an untrusted structure. */
final class JsonFields {

  /** Reads the value of one field, or ignores it. */
  interface Reader {
    void read(JsonParser json, String field) throws IOException;
  }

  /** Reads one item of a list, or ignores it. */
  interface ItemReader {
    void read(JsonParser json) throws IOException;
  }

  private JsonFields() {}

  /**
   * Passes each field of the current object to the reader; does nothing for any other value. The
   * rest of a field is skipped after the reader returns.
   */
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

  /**
   * Passes each item of the current list to the reader; does nothing for any other value. The rest
   * of an item is skipped after the reader returns.
   */
  static void forEachItem(JsonParser json, ItemReader reader) throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        reader.read(json);
        json.skipChildren();
      }
    }
  }

  /** Returns the current text; empty if the current value is no text. */
  static String text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }
}
