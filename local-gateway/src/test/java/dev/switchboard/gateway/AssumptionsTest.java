package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alternatives to the defaults, where AWS documents no behaviour. */
final class AssumptionsTest {

  private static final WebSocketApi ANSWERING =
      WebSocketApi.PLAIN.withAnswering(Set.of("$default"));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
  private final ScriptedFunction function = new ScriptedFunction();
  private GatewaySettings settings = GatewaySettings.defaults().withClock(now::get);
  private LocalGateway gateway = LocalGateway.bind(settings);

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void messages_of_one_connection_in_order() {
    Queue<String> steps = new ConcurrentLinkedQueue<>();
    function.on(
        "MESSAGE",
        event -> {
          String text = ScriptedFunction.parse(event).at("/body").asText();
          steps.add("begin " + text);
          steps.add("end " + text);
          return "{\"statusCode\":200}";
        });
    assume("order", "serial");
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    List<String> texts = IntStream.range(0, 20).mapToObj(String::valueOf).toList();
    texts.forEach(client::send);

    await().until(() -> steps.size() == 40);
    assertThat(steps)
        .containsExactlyElementsOf(
            texts.stream().flatMap(text -> Stream.of("begin " + text, "end " + text)).toList());
  }

  @Test
  void a_refusal_without_a_body() throws IOException {
    function.on("CONNECT", _ -> "{\"statusCode\":401}");
    assume("refusal-body", "none");

    assertThat(upgrade()).startsWith("HTTP/1.1 401 ").contains("Content-Length: 0");
  }

  @Test
  void a_malformed_connect_response_refused_with_another_status() throws IOException {
    function.on("CONNECT", _ -> "[]");
    assume("connect-malformed", "500");

    assertThat(upgrade()).startsWith("HTTP/1.1 500 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":\"200\"}",
        "{\"statusCode\":200.0}",
        "{\"statusCode\":200,\"isBase64Encoded\":\"true\"}"
      })
  void statuses_and_flags_of_exactly_their_types(String answer) throws IOException {
    function.on("CONNECT", _ -> answer);
    assume("answer-forms", "exact");

    assertThat(upgrade()).startsWith("HTTP/1.1 502 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"statusCode\":null}"})
  void an_answer_without_a_status_as_an_error(String answer) throws IOException {
    function.on("CONNECT", _ -> answer);
    assume("missing-status", "error");

    assertThat(upgrade()).startsWith("HTTP/1.1 502 ");
  }

  @Test
  void an_answer_of_null_as_an_error() {
    function.on("MESSAGE", _ -> "null");
    assume("null-answer", "error");

    assertThat(answerTo("hello")).contains("Internal server error");
  }

  @Test
  void an_empty_answer_as_an_empty_message() {
    function.on("MESSAGE", _ -> "{\"statusCode\":200,\"body\":\"\"}");
    settings = settings.withApi(ANSWERING);
    assume("empty-answer", "sent");

    assertThat(answerTo("hello")).isEmpty();
  }

  @Test
  void a_route_read_from_lenient_json() {
    settings = settings.withApi(WebSocketApi.PLAIN.withRoutes(Set.of("$default", "join")));
    assume("message-json", "lenient");

    WebSocketClient.connect(gateway.webSocketUrl()).send("{action:'join'}");

    assertThat(function.first("MESSAGE").at("/requestContext/routeKey").asText()).isEqualTo("join");
  }

  @Test
  void a_message_that_selects_connect_and_gets_it() {
    settings = settings.withApi(WebSocketApi.PLAIN.withRoutes(Set.of("$connect", "join")));
    assume("lifecycle-keys", "matched");

    WebSocketClient.connect(gateway.webSocketUrl()).send("{\"action\":\"$connect\"}");

    assertThat(function.first("MESSAGE").at("/requestContext/routeKey").asText())
        .isEqualTo("$connect");
  }

  @Test
  void an_authorizers_event_without_query_maps() throws IOException {
    ScriptedFunction authorizer = new ScriptedFunction();
    rebind("authorizer-query", "absent");
    gateway.serve(
        Functions.all(function).authorizedBy(new Authorizer(authorizer, List.of())), _ -> {});

    upgrade();

    assertThat(authorizer.first("CONNECT").has("queryStringParameters")).isFalse();
  }

  @Test
  void the_first_of_many_values() throws IOException {
    assume("repeated-fields", "first");

    upgrade("X-Twice: a", "X-Twice: b");

    assertThat(function.first("CONNECT").at("/headers/X-Twice").asText()).isEqualTo("a");
  }

  @Test
  void stage_variables_though_there_are_none() throws IOException {
    assume("stage-variables", "always");

    upgrade();

    assertThat(function.first("CONNECT").at("/stageVariables")).hasToString("{}");
  }

  @Test
  void a_text_beside_the_codes_without_one() throws IOException {
    assume("close-text", "as you wish");
    try (RawClient client = RawClient.upgraded(gateway)) {
      client.send(RawClient.BINARY, true, new byte[3]);

      assertThat(client.read().closeReason()).isEqualTo("as you wish");
    }
  }

  @Test
  void another_text_for_a_connection_that_lasted_too_long() {
    settings = settings.withLimits(WebSocketLimits.OF_AWS.withIdle(Duration.ofHours(3)));
    assume("duration-text", "two hours");
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    now.updateAndGet(instant -> instant.plus(Duration.ofHours(2)));

    assertThat(client.awaitClose()).isEqualTo(new WebSocketClient.Closed(1001, "two hours"));
  }

  @Test
  void a_long_post_in_one_frame() throws Exception {
    assume("long-posts", "whole");
    try (RawClient client = RawClient.upgraded(gateway)) {
      new ManagementClient(gateway).post(function.connectionId(), "x".repeat(100_000));

      RawClient.Frame frame = client.read();
      assertThat(frame.last()).isTrue();
      assertThat(frame.payload()).hasSize(100_000);
    }
  }

  @Test
  void the_headers_that_connect_answers() throws IOException {
    function.on(
        "CONNECT",
        _ ->
            """
            {"statusCode":200,"headers":{"X-A":"b","Sec-WebSocket-Accept":"forged"},
             "multiValueHeaders":{"Set-Cookie":["a=1","b=2"]}}
            """);
    assume("connect-headers", "sent");

    assertThat(upgrade())
        .startsWith("HTTP/1.1 101 ")
        .contains("X-A: b\r\n", "Set-Cookie: a=1\r\n", "Set-Cookie: b=2\r\n")
        .doesNotContain("forged");
  }

  @Test
  void messages_throttled_as_posts_are() {
    assume("throttled-messages", "frame");
    gateway.faults().set(FaultReader.read("throttle=1/1"));
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("one");
    client.send("two");

    assertThat(client.texts(1).getFirst()).startsWith("{\"message\": \"Too Many Requests\", ");
    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("one");
    assertThat(function.events("MESSAGE")).hasSize(1);
  }

  @Test
  void another_status_for_an_unknown_path() throws IOException {
    assume("unknown-path", "404");
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.upgrade(gateway.webSocketUrl().resolve("/prod")))
          .startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void an_unknown_path_is_no_connection_of_another_stage() throws IOException {
    assume("unknown-path", "404");
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.request("GET /prod/@connections/id", List.of(), "Host: localhost"))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void a_refused_client_that_disconnects() throws IOException {
    function.on("CONNECT", _ -> "{\"statusCode\":403}");
    assume("refused-disconnect", "told");

    upgrade();

    assertThat(function.first("DISCONNECT").at("/requestContext/connectionId").asText())
        .isEqualTo(function.connectionId());
  }

  @Test
  void what_was_posted_does_not_count_as_active() throws Exception {
    assume("last-active", "received");
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    ManagementClient management = new ManagementClient(gateway);
    Instant connectedAt = now.get();
    now.updateAndGet(instant -> instant.plusSeconds(60));

    management.post(function.connectionId(), "hello");

    client.texts(1);
    assertThat(management.call("GET", function.connectionId()).body())
        .contains("\"lastActiveAt\":\"%s\"".formatted(connectedAt));
  }

  @Test
  void another_code_for_text_that_is_not_utf_8() throws IOException {
    assume("invalid-text", "1003");
    try (RawClient client = RawClient.upgraded(gateway)) {
      client.send(RawClient.TEXT, true, new byte[] {(byte) 0xFF, 'a'});

      assertThat(client.read().closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void every_default_is_an_allowed_value() {
    for (Assumption point : Assumption.values()) {
      assertThat(point.defaultValue()).matches(point.allowed());
      assertThat(Assumptions.LIKELY.text(point)).isEqualTo(point.defaultValue());
    }
  }

  private void assume(String name, String value) {
    rebind(name, value);
    gateway.serve(function);
  }

  private void rebind(String name, String value) {
    gateway.close();
    gateway =
        LocalGateway.bind(
            settings.withAssumptions(Assumptions.LIKELY.with(Assumption.named(name), value)));
  }

  private String answerTo(String text) {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    client.send(text);
    return client.texts(1).getFirst();
  }

  private String upgrade(String... headers) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.upgrade(URI.create(gateway.webSocketUrl().toString()), headers);
    }
  }
}
