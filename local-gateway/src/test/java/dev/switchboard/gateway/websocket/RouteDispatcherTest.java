package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of messages, and the responses to their clients. */
final class RouteDispatcherTest {

  private static final WebSocketApi CHAT =
      WebSocketApi.PLAIN
          .withRoutes(Set.of("$connect", "$disconnect", "$default", "join", "ask"))
          .withAnswering(Set.of("ask"));

  private final ScriptedFunction function = new ScriptedFunction();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_message_takes_the_route_it_selects() {
    connect(CHAT).send("{\"action\":\"join\"}");

    assertThat(routeKeys(1)).containsExactly("join");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"action\":\"other\"}", "{\"act\":1}", "no JSON", "[]", "{\"action\":{}}", ""})
  void a_message_that_selects_no_route_takes_the_default(String message) {
    connect(CHAT).send(message);

    assertThat(routeKeys(1)).containsExactly("$default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$connect", "$disconnect"})
  void a_client_cannot_forge_connect_and_disconnect(String route) {
    connect(CHAT).send("{\"action\":\"%s\"}".formatted(route));

    assertThat(routeKeys(1)).containsExactly("$default");
  }

  @Test
  void without_a_default_an_unmatched_message_gets_the_exact_forbidden_frame() {
    WebSocketClient client =
        connect(CHAT.withAnswering(Set.of()).withRoutes(Set.of("$connect", "join")));

    client.send("hi");

    assertThat(client.texts(1).getFirst())
        .matches(
            "\\{\"message\": \"Forbidden\", \"connectionId\":\"%s\", \"requestId\":\"[\\w-]{15}=\"}"
                .formatted(function.connectionId()));
    client.send("{\"action\":\"join\"}");
    assertThat(routeKeys(1)).containsExactly("join");
  }

  @Test
  void a_route_with_a_response_sends_the_body_whatever_the_status() {
    function.on(
        "MESSAGE",
        event ->
            event.contains("base64")
                ? "{\"statusCode\":200,\"body\":\"aMOp\",\"isBase64Encoded\":true}"
                : "{\"statusCode\":500,\"body\":\"an answer\"}");
    WebSocketClient client = connect(CHAT);

    client.send("{\"action\":\"ask\"}");
    client.texts(1);
    client.send("{\"action\":\"ask\",\"as\":\"base64\"}");

    assertThat(client.texts(2)).containsExactly("an answer", "hé");
  }

  @Test
  void a_route_response_of_connect_sends_nothing() {
    function.on("CONNECT", _ -> response("welcome"));
    function.on("MESSAGE", _ -> response("heard"));
    WebSocketClient client =
        connect(WebSocketApi.PLAIN.withAnswering(Set.of("$connect", "$disconnect", "$default")));

    client.send("hello");

    assertThat(client.texts(1)).containsExactly("heard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{\"statusCode\":200}", "{\"statusCode\":200,\"body\":\"\"}"})
  void an_empty_response_sends_nothing(String answer) {
    function.on("MESSAGE", event -> event.contains("mute") ? answer : response("heard"));
    WebSocketClient client = connect(CHAT);

    client.send("{\"action\":\"ask\",\"mute\":true}");
    function.first("MESSAGE");
    client.send("{\"action\":\"ask\"}");

    assertThat(client.texts(1)).containsExactly("heard");
  }

  @Test
  void a_route_without_a_response_sends_nothing() {
    function.on("MESSAGE", _ -> response("heard"));
    WebSocketClient client = connect(CHAT);

    client.send("{\"action\":\"join\"}");
    function.first("MESSAGE");
    client.send("{\"action\":\"ask\"}");

    assertThat(client.texts(1)).containsExactly("heard");
    assertThat(routeKeys(2)).containsExactly("join", "ask");
  }

  @Test
  void without_a_connect_route_every_client_may_connect() {
    WebSocketClient client = connect(CHAT.withAnswering(Set.of()).withRoutes(Set.of("$default")));

    client.send("hello");
    client.socket().sendClose(1000, "").join();

    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("hello");
    assertThat(client.awaitClose().code()).isEqualTo(1000);
    assertThat(function.events("CONNECT")).isEmpty();
    assertThat(function.events("DISCONNECT")).isEmpty();
  }

  @Test
  void a_route_can_have_a_function_of_its_own() {
    ScriptedFunction joins = new ScriptedFunction();
    bind(GatewaySettings.defaults().withApi(CHAT));
    gateway.serve(Functions.all(function).with("join", joins), _ -> {});
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("{\"action\":\"join\"}");
    client.send("{\"action\":\"ask\"}");

    assertThat(joins.first("MESSAGE").at("/requestContext/routeKey").asText()).isEqualTo("join");
    assertThat(routeKeys(1)).containsExactly("ask");
  }

  @Test
  void every_event_has_the_stage_variables() {
    connect(CHAT.withStageVariables(Map.of("colour", "blue"))).send("hello");

    for (String type : List.of("CONNECT", "MESSAGE")) {
      assertThat(function.first(type).at("/stageVariables")).hasToString("{\"colour\":\"blue\"}");
    }
  }

  private static String response(String body) {
    return "{\"statusCode\":200,\"body\":\"%s\"}".formatted(body);
  }

  private WebSocketClient connect(WebSocketApi api) {
    bind(GatewaySettings.defaults().withApi(api));
    gateway.serve(function);
    return WebSocketClient.connect(gateway.webSocketUrl());
  }

  private void bind(GatewaySettings settings) {
    gateway.close();
    gateway = LocalGateway.bind(settings);
  }

  private List<String> routeKeys(int messages) {
    await().until(() -> function.events("MESSAGE").size() == messages);
    return function.events("MESSAGE").stream()
        .map(event -> event.at("/requestContext/routeKey"))
        .map(JsonNode::asText)
        .toList();
  }
}
