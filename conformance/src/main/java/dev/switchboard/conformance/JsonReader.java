package dev.switchboard.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON. */
final class JsonReader {

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReader() {}

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new NotObservedException("not JSON: " + text, notJson);
    }
  }
}
