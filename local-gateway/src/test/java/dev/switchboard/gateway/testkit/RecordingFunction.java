package dev.switchboard.gateway.testkit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.Integration;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function that lets everyone in and keeps what it hears of each connection. */
public final class RecordingFunction implements Integration {

  /**
   * What it heard of one connection.
   *
   * @param id the connection's id
   * @param names the names given with its {@code $connect}, of which there should be one
   * @param texts its messages
   * @param ends the codes it ended with, of which there should be one at last
   */
  public record Story(String id, List<String> names, List<String> texts, List<Integer> ends) {

    private Story(String id) {
      this(
          id,
          new CopyOnWriteArrayList<>(),
          new CopyOnWriteArrayList<>(),
          new CopyOnWriteArrayList<>());
    }

    private void add(String eventType, JsonNode event) {
      switch (eventType) {
        case "CONNECT" -> names.add(event.at("/queryStringParameters/name").asText());
        case "DISCONNECT" -> ends.add(event.at("/requestContext/disconnectStatusCode").asInt());
        default -> texts.add(event.at("/body").asText());
      }
    }
  }

  private final Map<String, Story> byId = new ConcurrentHashMap<>();

  @Override
  public String invoke(String event) {
    JsonNode read = ScriptedFunction.parse(event);
    String id = read.at("/requestContext/connectionId").asText();
    byId.computeIfAbsent(id, Story::new).add(read.at("/requestContext/eventType").asText(), read);
    return "{\"statusCode\":200}";
  }

  public Collection<Story> all() {
    return byId.values();
  }

  public Story of(String name) {
    return all().stream()
        .filter(story -> story.names().contains(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nobody of the name %s connected".formatted(name)));
  }

  /** Waits for the end of a connection. */
  public Story ended(String name) {
    Story story = of(name);
    await().pollInterval(Duration.ofMillis(2)).until(() -> !story.ends().isEmpty());
    return story;
  }
}
