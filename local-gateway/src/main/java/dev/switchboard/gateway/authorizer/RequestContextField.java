package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads single fields of an event's {@code requestContext}. */
final class RequestContextField {

  private static final JsonMapper MAPPER = new JsonMapper();

  private RequestContextField() {}

  /**
   * Reads the text of a field, such as {@code identity.sourceIp}; empty if the field is missing.
   */
  static String read(String event, String path) {
    try {
      return MAPPER.readTree(event).at("/requestContext/" + path.replace('.', '/')).asText();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The gateway's own event is not JSON", impossible);
    }
  }
}
