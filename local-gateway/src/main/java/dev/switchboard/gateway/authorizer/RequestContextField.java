package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Finds single fields of events again, where nothing is hot. */
public final class RequestContextField {

  private static final JsonMapper MAPPER = new JsonMapper();

  private RequestContextField() {}

  /**
   * The text of a field of the context, such as {@code identity.sourceIp}; empty if it is not
   * there.
   */
  public static String ofContext(String event, String path) {
    try {
      return MAPPER.readTree(event).at("/requestContext/" + path.replace('.', '/')).asText();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An event of ours is JSON", impossible);
    }
  }
}
