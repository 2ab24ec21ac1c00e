package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketHandshakeTest {

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

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 299})
  void a_2xx_response_accepts_the_client(int status) throws IOException {
    function.on("CONNECT", _ -> "{\"statusCode\":%d}".formatted(status));

    assertThat(upgrade()).startsWith("HTTP/1.1 101 ");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 501})
  void another_status_refuses_the_client_with_it(int status) throws IOException {
    function.on("CONNECT", _ -> "{\"statusCode\":%d,\"body\":\"no\"}".formatted(status));

    assertThat(upgrade()).startsWith("HTTP/1.1 %d ".formatted(status));
  }

  @Test
  void a_function_that_throws_refuses_with_502() throws IOException {
    function.on(
        "CONNECT",
        _ -> {
          throw new IllegalStateException("broken");
        });

    assertThat(upgrade()).startsWith("HTTP/1.1 502 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "null",
        "[]",
        "{\"statusCode\":\"abc\"}",
        "{\"statusCode\":0}",
        "{\"statusCode\":true}",
        "{\"statusCode\":200.5}",
        "{\"statusCode\":99999999999}",
        "{\"statusCode\":200,\"message\":\"unknown key\"}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200} {}",
        "{\"statusCode\":200"
      })
  void a_malformed_response_refuses_with_502(String answer) throws IOException {
    function.on("CONNECT", _ -> answer);

    assertThat(upgrade()).startsWith("HTTP/1.1 502 ");
  }

  @Test
  void every_key_of_a_proxy_response_may_be_there_or_null() throws IOException {
    function.on(
        "CONNECT",
        _ ->
            """
            {"isBase64Encoded":false,"body":null,"headers":{"a":1,"b":["c"]},
             "multiValueHeaders":{"d":["e"]},"statusCode":200}
            """);

    assertThat(upgrade()).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void the_stage_may_end_in_a_slash() throws IOException {
    assertThat(upgradeAt(gateway.webSocketUrl() + "/")).startsWith("HTTP/1.1 101 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/prod", "/development", "/dev/more", "/dev/@connections", "/DEV"})
  void another_path_is_forbidden(String path) throws IOException {
    String answer = upgradeAt(gateway.webSocketUrl().resolve(path).toString());

    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("x-amzn-ErrorType: ForbiddenException");
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @Test
  void a_request_without_upgrade_gets_426() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.request("GET /dev", List.of(), "Host: localhost"))
          .startsWith("HTTP/1.1 426 ")
          .contains("Upgrade: websocket");
    }
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @Test
  void a_query_that_cannot_be_decoded_never_reaches_the_function() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      String answer =
          client.request(
              "GET /dev?a=%zz",
              List.of(),
              "Host: localhost",
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
      assertThat(answer).startsWith("HTTP/1.1 400 ");
    }
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @Test
  void an_upgrade_without_a_key_never_reaches_the_function() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      String answer =
          client.request(
              "GET /dev",
              List.of(),
              "Host: localhost",
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13");
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/json");
    }
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @Test
  void the_function_chooses_the_subprotocol() throws IOException {
    function.on(
        "CONNECT",
        _ -> "{\"statusCode\":200,\"headers\":{\"sec-websocket-PROTOCOL\":\"two\",\"X-A\":\"b\"}}");

    assertThat(upgrade("Sec-WebSocket-Protocol: one, two"))
        .startsWith("HTTP/1.1 101 ")
        .containsIgnoringCase("Sec-WebSocket-Protocol: two\r\n")
        .doesNotContain("X-A");
  }

  @Test
  void no_subprotocol_is_chosen_unless_the_function_does() throws IOException {
    assertThat(upgrade("Sec-WebSocket-Protocol: one").toLowerCase(Locale.ROOT))
        .startsWith("http/1.1 101 ")
        .doesNotContain("sec-websocket-protocol");
  }

  @Test
  void a_subprotocol_that_was_not_offered_refuses_with_502() throws IOException {
    function.on(
        "CONNECT", _ -> "{\"statusCode\":200,\"headers\":{\"Sec-WebSocket-Protocol\":\"three\"}}");

    assertThat(upgrade("Sec-WebSocket-Protocol: one, two")).startsWith("HTTP/1.1 502 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one|two", "two|one", "one||two", "two||one", "one, |,two", "one,,two|"})
  void several_lines_of_offers_are_one_list(String lines) throws IOException {
    function.on(
        "CONNECT", _ -> "{\"statusCode\":200,\"headers\":{\"Sec-WebSocket-Protocol\":\"two\"}}");
    String[] offers =
        Stream.of(lines.split("\\|", -1))
            .map(value -> "Sec-WebSocket-Protocol: " + value)
            .toArray(String[]::new);

    assertThat(upgrade(offers))
        .startsWith("HTTP/1.1 101 ")
        .containsIgnoringCase("Sec-WebSocket-Protocol: two\r\n");
  }

  @Test
  void every_line_of_a_repeated_header_is_in_the_event() throws IOException {
    upgrade("X-Line: a", "x-line: b, c", "X-Line:", "X-Last: a", "X-Last:");

    JsonNode event = function.first("CONNECT");
    assertThat(event.at("/multiValueHeaders/X-Line")).hasToString("[\"a\",\"b, c\",\"\"]");
    assertThat(event.at("/headers/X-Line").asText("?")).isEmpty();
    assertThat(event.at("/multiValueHeaders/X-Last")).hasToString("[\"a\",\"\"]");
  }

  @Test
  void the_upgrade_may_be_in_several_lines() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(
              client.request(
                  "GET /dev",
                  List.of(),
                  "Host: localhost",
                  "Connection: keep-alive",
                  "Connection:",
                  "Connection: Upgrade",
                  "Upgrade: websocket",
                  "Sec-WebSocket-Version: 13",
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
          .startsWith("HTTP/1.1 101 ");
    }
  }

  @Test
  void compression_is_never_negotiated() throws IOException {
    assertThat(upgrade("Sec-WebSocket-Extensions: permessage-deflate").toLowerCase(Locale.ROOT))
        .startsWith("http/1.1 101 ")
        .doesNotContain("permessage-deflate");
  }

  @Test
  void a_foreign_origin_may_connect() throws IOException {
    assertThat(upgrade("Origin: https://example.org")).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void a_slow_connect_delays_no_other() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    function.on("CONNECT", event -> event.contains("slow") ? answerAfter(second) : ok(second));
    Thread slow =
        Thread.startVirtualThread(
            () -> WebSocketClient.connect(url("?slow=1"), WebSocketClient.builder()));

    assertThat(upgrade()).startsWith("HTTP/1.1 101 ");
    assertThat(slow).satisfies(Thread::join);
  }

  private static String ok(CountDownLatch done) {
    done.countDown();
    return "{\"statusCode\":200}";
  }

  private static String answerAfter(CountDownLatch awaited) {
    try {
      awaited.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return "{\"statusCode\":200}";
  }

  private URI url(String query) {
    return URI.create(gateway.webSocketUrl() + query);
  }

  private String upgrade(String... headers) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.upgrade(gateway.webSocketUrl(), headers);
    }
  }

  private String upgradeAt(String url) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.upgrade(URI.create(url));
    }
  }
}
