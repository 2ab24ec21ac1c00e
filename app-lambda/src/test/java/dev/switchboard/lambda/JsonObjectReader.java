package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of one JSON object, as a receiver would read them. */
final class JsonObjectReader {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonObjectReader() {}

  /**
   * Reads the members, and skips nested values.
   *
   * @throws UncheckedIOException if the text is no JSON
   * @throws IllegalArgumentException if the text is other JSON, or repeats a member
   */
  static Map<String, String> of(String text) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      check(json.nextToken() == JsonToken.START_OBJECT, text);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        check(members.put(name, json.getText()) == null, text);
        json.skipChildren();
      }
      check(json.nextToken() == null, text);
      return members;
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static void check(boolean expected, String text) {
    if (!expected) {
      throw new IllegalArgumentException("Not one JSON object: " + text);
    }
  }
}
