package dev.switchboard.gateway.testkit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.gateway.Integration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function that records its events and answers them by scripts, by default with 200. */
public final class ScriptedFunction implements Integration {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Map<String, Integration> scripts = new ConcurrentHashMap<>();

  /** Sets the script for the events of one type. */
  public void on(String eventType, Integration script) {
    scripts.put(eventType, script);
  }

  @Override
  public String invoke(String event) {
    JsonNode read = parse(event);
    events.add(read);
    return scripts.getOrDefault(type(read), _ -> "{\"statusCode\":200}").invoke(event);
  }

  /** All events of one type so far. */
  public List<JsonNode> events(String eventType) {
    return events.stream().filter(event -> type(event).equals(eventType)).toList();
  }

  /** Waits for the first event of a type. */
  public JsonNode first(String eventType) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> !events(eventType).isEmpty());
    return events(eventType).getFirst();
  }

  /** Waits for the first connect event, and returns its connection id. */
  public String connectionId() {
    return first("CONNECT").at("/requestContext/connectionId").asText();
  }

  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("Not JSON: " + json, notJson);
    }
  }

  public static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("Cannot be written: " + value, impossible);
    }
  }

  private static String type(JsonNode event) {
    return event.at("/requestContext/eventType").asText();
  }
}
