package dev.switchboard.lambda.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.gateway.Integration;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The clients and the backend of a story. Each step of a client also waits for the function's
 * response, so that steps do not overlap.
 */
final class StoryClients {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 20;

  private final FunctionEnvironment environment;
  private final String key;
  private final BlockingQueue<String> responses = new LinkedBlockingQueue<>();
  private final String idempotencyKeys = UUID.randomUUID() + "-";

  /**
   * Creates clients.
   *
   * @param key the API key of the backend and of its clients
   */
  StoryClients(FunctionEnvironment environment, String key) {
    this.environment = environment;
    this.key = key;
  }

  /** Lets these functions handle what the clients do. */
  void use(Integration gateway, Integration publish) {
    environment.route(
        event -> {
          String response = gateway.invoke(event);
          responses.add(response);
          return response;
        },
        publish);
  }

  /** Connects a plain client. */
  WebSocketClient connectPlain() throws InterruptedException {
    WebSocketClient client = environment.connect();
    awaitResponse("Connected.");
    return client;
  }

  /** Connects a client of the Events protocol with the API key. */
  WebSocketClient connect() throws InterruptedException {
    return connect(key);
  }

  /** Connects a client of the Events protocol with another API key. */
  WebSocketClient connect(String otherKey) throws InterruptedException {
    String shown = "{\"host\":\"localhost\",\"x-api-key\":\"%s\"}".formatted(otherKey);
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(shown.getBytes(UTF_8));
    WebSocketClient client =
        WebSocketClient.connect(
            environment.webSocketUrl(), ConnectionLifecycle.EVENTS, "header-" + encoded);
    awaitResponse("Connected.");
    return client;
  }

  /** Sends a message of the Events protocol, whose answer has this type. */
  void ask(WebSocketClient client, String message, String answer) throws InterruptedException {
    client.send(message);
    assertThat(client.nextText()).contains("\"type\":\"" + answer + "\"");
    awaitResponse("Answered.");
  }

  void subscribe(WebSocketClient client, String id, String channel) throws InterruptedException {
    ask(
        client,
        "{\"type\":\"subscribe\",\"id\":\"%s\",\"channel\":\"%s\",%s}"
            .formatted(id, channel, authorization()),
        "subscribe_success");
  }

  void publish(WebSocketClient client, String event) throws InterruptedException {
    ask(
        client,
        "{\"type\":\"publish\",\"id\":\"p\",\"channel\":\"/default/room\",\"events\":[\"%s\"],%s}"
            .formatted(event, authorization()),
        "publish_success");
  }

  /** Publishes as the backend, with an idempotency key of this story. */
  HttpResponse<String> post(String idempotencyKey, String... events)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(environment.eventUrl())
            .header("Content-Type", "application/json")
            .header("X-Api-Key", key)
            .header("Idempotency-Key", idempotencyKeys + idempotencyKey)
            .POST(
                BodyPublishers.ofString(
                    "{\"channel\":\"/default/room\",\"events\":[\"%s\"]}"
                        .formatted(String.join("\",\"", events))))
            .build(),
        BodyHandlers.ofString());
  }

  /** Closes a connection, of which the client must have received all that was sent. */
  void leave(WebSocketClient client) throws InterruptedException {
    assertThat(client.texts()).isEmpty();
    client.leave();
    awaitResponse("Disconnected.");
  }

  /** Waits for the next response of the gateway's function. */
  void awaitResponse(String body) throws InterruptedException {
    awaitResponsesInAnyOrder(body);
  }

  /** Waits for responses to events that may be handled at the same time. */
  void awaitResponsesInAnyOrder(String... bodies) throws InterruptedException {
    List<String> next = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      next.add(String.valueOf(responses.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)));
    }
    assertThat(String.join("\n", next)).contains(bodies);
  }

  private String authorization() {
    return "\"authorization\":{\"x-api-key\":\"%s\"}".formatted(key);
  }
}
