package dev.switchboard.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Finds single fields of events again, where nothing is hot. */
final class EventField {

  private static final JsonMapper MAPPER = new JsonMapper();

  private EventField() {}

  /**
   * The text of a field of the context, such as {@code identity.sourceIp}; empty if it is not
   * there.
   */
  static String ofContext(String event, String path) {
    try {
      return MAPPER.readTree(event).at("/requestContext/" + path.replace('.', '/')).asText();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An event of ours is JSON", impossible);
    }
  }
}
