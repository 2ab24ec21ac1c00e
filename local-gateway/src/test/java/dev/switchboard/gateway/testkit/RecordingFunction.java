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

/** A function that accepts every client and records the events of each connection. */
public final class RecordingFunction implements Integration {

  /**
   * The events of one connection.
   *
   * @param id the connection's id
   * @param names the names in its {@code $connect} events; there should be one
   * @param texts its messages
   * @param ends the codes of its {@code $disconnect} events; there should be one after the
   *     connection has ended
   */
  public record ConnectionHistory(
      String id, List<String> names, List<String> texts, List<Integer> ends) {

    private ConnectionHistory(String id) {
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

  private final Map<String, ConnectionHistory> byId = new ConcurrentHashMap<>();

  @Override
  public String invoke(String event) {
    JsonNode read = ScriptedFunction.parse(event);
    String id = read.at("/requestContext/connectionId").asText();
    byId.computeIfAbsent(id, ConnectionHistory::new)
        .add(read.at("/requestContext/eventType").asText(), read);
    return "{\"statusCode\":200}";
  }

  public Collection<ConnectionHistory> all() {
    return byId.values();
  }

  public ConnectionHistory of(String name) {
    return all().stream()
        .filter(history -> history.names().contains(name))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("No client of the name %s connected".formatted(name)));
  }

  /** Waits for the end of a connection. */
  public ConnectionHistory ended(String name) {
    ConnectionHistory history = of(name);
    await().pollInterval(Duration.ofMillis(2)).until(() -> !history.ends().isEmpty());
    return history;
  }
}
