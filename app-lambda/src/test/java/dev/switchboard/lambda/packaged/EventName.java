package dev.switchboard.lambda.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What an event of Lambda is about, in a few words. */
final class EventName {

  private static final JsonMapper JSON = new JsonMapper();

  private EventName() {}

  /** Returns the name of an event; empty if the function has not received one. */
  static String of(String event) {
    JsonNode content = read(event);
    String route = content.path("requestContext").path("routeKey").asText();
    if (route.equals("$default")) {
      return ofMessage(content.path("body").asText());
    }
    if (content.path("requestContext").has("http")) {
      return content.path("routeKey").asText();
    }
    return route.isEmpty() ? ofQueue(read(content.at("/Records/0/body").asText())) : route;
  }

  private static String ofMessage(String body) {
    String type = read(body).path("type").asText();
    return type.isEmpty() ? "plain text" : type;
  }

  private static String ofQueue(JsonNode body) {
    return body.isArray() ? "reminder" : body.has("work") ? "job" : "unreadable job";
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
