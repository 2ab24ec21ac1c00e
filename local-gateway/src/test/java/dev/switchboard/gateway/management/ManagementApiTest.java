package dev.switchboard.gateway.management;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagementApiTest {

  private static final int LIMIT = 128 * 1024;
  private static final String UNKNOWN = "L0SM9cOFvHcCIhw=";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-05-04T10:11:12.345Z"));
  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway =
      LocalGateway.bind(GatewaySettings.defaults().withClock(now::get));
  private final ManagementClient management = new ManagementClient(gateway);

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_post_reaches_the_client_unchanged() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    String text = "ünï 😀 \u0000 \uFFFD \"quoted\"";

    HttpResponse<String> response = management.post(function.connectionId(), text);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(client.texts(1)).containsExactly(text);
  }

  @Test
  void an_empty_post_is_an_empty_message() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    assertThat(management.post(function.connectionId(), "").statusCode()).isEqualTo(200);

    assertThat(client.texts(1)).containsExactly("");
  }

  @Test
  void posts_arrive_in_the_order_of_their_answers() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    for (String text : List.of("1", "2", "3")) {
      management.post(function.connectionId(), text);
    }

    assertThat(client.texts(3)).containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/@connections/", "/%40connections/"})
  void an_id_may_be_encoded_or_not(String resource) throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    String id = function.connectionId();

    for (String spelling : List.of(id, id.replace("=", "%3D"), id.replace("=", "%3d"))) {
      assertThat(call("POST", resource + spelling).statusCode()).isEqualTo(200);
    }

    client.texts(3);
  }

  @Test
  void a_post_of_128_kb_is_accepted_and_one_byte_more_is_not() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    String id = function.connectionId();

    assertThat(management.post(id, "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
    assertRefused(413, "PayloadTooLargeException", management.post(id, "x".repeat(LIMIT + 1)));

    assertThat(client.texts(1).getFirst()).hasSize(LIMIT);
  }

  @Test
  void a_post_of_11_mb_is_too_large_as_well() throws Exception {
    WebSocketClient.connect(gateway.webSocketUrl());

    HttpResponse<String> response =
        management.post(function.connectionId(), "x".repeat(11 * 1024 * 1024));

    assertRefused(413, "PayloadTooLargeException", response);
  }

  @Test
  void a_post_that_is_not_utf_8_is_a_bad_request() throws Exception {
    WebSocketClient.connect(gateway.webSocketUrl());

    assertRefused(
        400,
        "BadRequestException",
        management.call(
            "POST", function.connectionId(), BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF})));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nhell",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhell"
      })
  void a_post_that_is_malformed_or_broken_off_is_a_bad_request(String rest) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      String head = "POST /dev/@connections/" + UNKNOWN + " HTTP/1.1\r\nHost: localhost\r\n";
      client.write((head + rest).getBytes(UTF_8));
      client.endOutput();

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ").contains("BadRequestException");
    }
  }

  @Test
  void a_get_describes_the_connection() throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      client.upgrade(gateway.webSocketUrl(), "User-Agent: test");
      now.set(Instant.parse("2024-05-04T10:11:13.001Z"));
      client.send(RawClient.TEXT, true, "hello".getBytes(UTF_8));
      function.first("MESSAGE");

      HttpResponse<String> response = management.call("GET", function.connectionId());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(response.body())
          .isEqualTo(
              "{\"connectedAt\":\"2024-05-04T10:11:12.345Z\","
                  + "\"identity\":{\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test\"},"
                  + "\"lastActiveAt\":\"2024-05-04T10:11:13.001Z\"}");
    }
  }

  @Test
  void a_delete_closes_the_connection() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    String id = function.connectionId();

    HttpResponse<String> response = management.call("DELETE", id);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(client.awaitClose().code()).isEqualTo(1000);
    assertGone(management.call("DELETE", id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "GET", "DELETE"})
  void an_unknown_connection_is_gone(String method) throws Exception {
    assertGone(management.call(method, UNKNOWN));
  }

  @Test
  void a_connection_is_gone_until_its_connect_is_answered() throws Exception {
    AtomicReference<HttpResponse<String>> response = new AtomicReference<>();
    function.on(
        "CONNECT",
        event -> {
          JsonNode id = ScriptedFunction.parse(event).at("/requestContext/connectionId");
          response.set(postTo(id.asText()));
          return "{\"statusCode\":200}";
        });

    WebSocketClient.connect(gateway.webSocketUrl());

    assertGone(response.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cjy8i76bx002884le6n17d49b",
        "",
        "a",
        "L0SM9cOFvHcCIhw",
        "L0SM9cOFvHcCIh+=",
        "L0SM9cOFvHcCIh%2F=",
        "L0SM9cOFv%2e%2e%2f=",
        "L0SM9cOFvHc/Ihw=",
        "L0SM9cOFvHcCIhw=/",
        "L0SM9cOFvHcCIhw=;a=b",
        "%E2%82%AC0SM9cOFvHcCIhw=",
        "%22%3Cscript%3E"
      })
  void a_malformed_id_is_a_bad_request(String id) throws Exception {
    HttpResponse<String> response = management.post(id, "hello");

    assertRefused(400, "BadRequestException", response);
    assertThat(response.body()).startsWith("{\"message\":\"Invalid connectionId: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /dev/@connections/%",
        "POST /dev/@connections/%zz",
        "POST /dev/@connections/%c3%28",
        "POST /dev/@connections/%00",
        "POST /dev/@connections/../../etc/passwd",
        "POST /dev/%2e%2e/@connections/L0SM9cOFvHcCIhw=",
        "POST //dev//@connections//L0SM9cOFvHcCIhw=",
        "POST dev",
        "OPTIONS *",
        "GET /dev?a=%zz",
        "BREW /dev/@connections/L0SM9cOFvHcCIhw="
      })
  void malformed_requests_get_a_response_without_a_stack_trace(String request) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.request(request, List.of("Content-Length: 0"), "Host: localhost"))
          .matches("(?s)HTTP/1.1 4\\d\\d .*");
    }
  }

  @Test
  void an_id_longer_than_any_header_may_be_gets_an_answer() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      String target = "POST /dev/@connections/" + "a".repeat(20_000);
      assertThat(client.request(target, List.of(), "Host: localhost")).startsWith("HTTP/1.1 414 ");
    }
  }

  @Test
  void another_stage_is_forbidden() throws Exception {
    assertRefused(403, "ForbiddenException", call("POST", "/../prod/@connections/" + UNKNOWN));
    assertRefused(403, "ForbiddenException", call("POST", "/../@connections/" + UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "HEAD", "OPTIONS"})
  void another_method_is_forbidden(String method) throws Exception {
    assertThat(management.call(method, UNKNOWN).statusCode()).isEqualTo(403);
  }

  @Test
  void every_answer_has_a_request_id_of_its_own() throws Exception {
    assertThat(requestId(management.call("GET", UNKNOWN)))
        .isNotEqualTo(requestId(management.call("GET", UNKNOWN)));
  }

  private static String requestId(HttpResponse<String> response) {
    return response.headers().firstValue("x-amzn-RequestId").orElseThrow();
  }

  private HttpResponse<String> call(String method, String path)
      throws IOException, InterruptedException {
    return management.call(management.request(method, path, BodyPublishers.noBody()));
  }

  private HttpResponse<String> postTo(String id) {
    return management.postLater(id, "too early").join();
  }

  private static void assertGone(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("GoneException");
    assertThat(response.body()).isEmpty();
  }

  private static void assertRefused(int status, String type, HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue(type);
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(response.body()).startsWith("{\"message\":\"");
  }
}
