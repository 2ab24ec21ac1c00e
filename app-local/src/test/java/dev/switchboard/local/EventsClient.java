package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.URI;
import java.util.Base64;

/** A client of the Events protocol that also sends invalid messages. */
final class EventsClient {

  /** The credentials that every message needs. */
  static final String KEY = "\"authorization\":{\"x-api-key\":\"local-key\"}";

  private final WebSocketClient client;

  private EventsClient(WebSocketClient client) {
    this.client = client;
  }

  static EventsClient connect(URI url) {
    return connect(url, "local-key");
  }

  /** Connects with an API key. */
  static EventsClient connect(URI url, String key) {
    return connect(url, "x-api-key", key);
  }

  /** Connects with a token. */
  static EventsClient connectWithToken(URI url, String token) {
    return connect(url, "Authorization", token);
  }

  private static EventsClient connect(URI url, String name, String value) {
    String shown = "{\"host\":\"localhost\",\"%s\":\"%s\"}".formatted(name, value);
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(shown.getBytes(UTF_8));
    return new EventsClient(
        WebSocketClient.connect(url, ConnectionLifecycle.EVENTS, "header-" + encoded));
  }

  /** Returns a client that is connected already. */
  static EventsClient over(WebSocketClient connected) {
    return new EventsClient(connected);
  }

  WebSocketClient socket() {
    return client;
  }

  EventsClient send(String message) {
    client.send(message);
    return this;
  }

  String next() {
    return client.nextText();
  }

  /** Waits for the next text that contains this part, and discards earlier ones. */
  String awaitText(String part) {
    String text = next();
    while (!text.contains(part)) {
      text = next();
    }
    return text;
  }

  /** Sends a message, and waits for the next text. */
  String ask(String message) {
    return send(message).next();
  }

  String subscribe(String id, String channel) {
    return ask(
        "{\"type\":\"subscribe\",\"id\":\"%s\",\"channel\":\"%s\",%s}".formatted(id, channel, KEY));
  }

  EventsClient publish(String id, String channel, String... events) {
    return send(
        "{\"type\":\"publish\",\"id\":\"%s\",\"channel\":\"%s\",\"events\":[%s],%s}"
            .formatted(id, channel, String.join(",", events), KEY));
  }
}
