package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_text_reaches_the_function_unchanged() {
    String text = "line\n\"quoted\" – ünï 😀 \u0000 \uFFFD";

    WebSocketClient.connect(gateway.webSocketUrl()).send(text);

    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo(text);
  }

  @Test
  void an_empty_text_is_a_message_too() {
    WebSocketClient.connect(gateway.webSocketUrl()).send("");

    assertThat(function.first("MESSAGE").at("/body").asText()).isEmpty();
  }

  @Test
  void messages_of_one_client_are_handled_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);
    function.on(
        "MESSAGE",
        _ -> {
          both.countDown();
          await().until(() -> both.getCount() == 0);
          return "{\"statusCode\":200}";
        });
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("one");
    client.send("two");

    await().untilAsserted(() -> assertThat(both.getCount()).isZero());
  }

  @Test
  void the_response_to_a_message_is_not_sent() throws Exception {
    function.on("MESSAGE", _ -> "{\"statusCode\":500,\"body\":\"for nobody\"}");
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");
    function.first("MESSAGE");
    new ManagementClient(gateway).post(function.connectionId(), "posted");

    assertThat(client.texts(1)).containsExactly("posted");
  }

  @Test
  void a_thrown_exception_sends_the_exact_error_frame() {
    function.on(
        "MESSAGE",
        _ -> {
          throw new IllegalStateException("broken");
        });
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");

    String requestId = function.first("MESSAGE").at("/requestContext/requestId").asText();
    assertThat(client.texts(1))
        .containsExactly(
            "{\"message\": \"Internal server error\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
                .formatted(function.connectionId(), requestId));
  }

  @Test
  void a_thrown_java_error_is_a_failure_too() {
    function.on(
        "MESSAGE",
        _ -> {
          throw new NoClassDefFoundError("missing");
        });
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");

    assertThat(client.texts(1)).first().asString().contains("Internal server error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"text\"", "{\"statusCode\":200,\"Data\":1}"})
  void a_malformed_response_is_an_internal_server_error(String answer) {
    function.on("MESSAGE", _ -> answer);
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");

    assertThat(client.texts(1)).first().asString().contains("Internal server error");
  }

  @Test
  void the_connection_survives_a_failure() {
    function.on("MESSAGE", event -> event.contains("bad") ? "[]" : "{\"statusCode\":200}");
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("bad");
    client.texts(1);
    client.send("good");

    await().until(() -> function.events("MESSAGE").size() == 2);
    assertThat(function.events("DISCONNECT")).isEmpty();
  }

  @Test
  void a_null_response_sends_nothing() throws Exception {
    function.on("MESSAGE", _ -> "null");
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");
    function.first("MESSAGE");
    new ManagementClient(gateway).post(function.connectionId(), "posted");

    assertThat(client.texts(1)).containsExactly("posted");
  }
}
