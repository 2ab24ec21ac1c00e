package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose path, host, origin or framing deceives. */
final class RequestAttackTest {

  /** The address of a connection that does not exist. */
  private static final String CONNECTION = "/dev/@connections/AAAAAAAAAAAAAAA=";

  private static final int PATIENCE_MILLIS = 10_000;
  private static final String EVENT = "{\"channel\":\"/broadcast\",\"events\":[\"1\"]}";
  private static final String KEY = "x-api-key: " + AttackedService.BACKEND_KEY;

  private static AttackedService service;
  private static WebSocketClient ada;

  @BeforeAll
  static void start() {
    service = new AttackedService();
    ada = WebSocketClient.connect(service.webSocketUrl());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_honest_request_is_answered() throws IOException {
    assertThat(send(List.of("POST /event HTTP/1.1", host(), KEY), EVENT)).contains(" 200 ");
    assertThat(ada.nextText()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/@connections/../../event",
        "/dev/@connections/%2e%2e/%2e%2e/event",
        "/dev/@connections/AAAA%0d%0aX-Evil:%201",
        "/dev/@connections/..",
        "/dev/@connections/",
        "/dev/@connections/a/b",
        "/dev//@connections/AAAAAAAAAAAAAAA=",
        "/DEV/@connections/AAAAAAAAAAAAAAA=",
        "/dev/@connections/AAAAAAAAAAAAAAA=;x",
        "/../event",
        "/event/../dev",
        "//event",
        "/event%2f",
        "/EVENT",
        "/event;x=1",
        "/event/realtime",
        "http://evil.example/event",
        "*"
      })
  void a_bent_path_reaches_nothing(String path) throws IOException {
    assertThat(send(List.of("POST " + path + " HTTP/1.1", host(), KEY), EVENT))
        .doesNotContain("HTTP/1.1 2", "X-Evil");
  }

  @ParameterizedTest
  @MethodSource("foreignHosts")
  void a_foreign_host_reaches_neither_the_api_nor_publishes(List<String> headers)
      throws IOException {
    assertThat(post("/event", headers)).containsPattern("^HTTP/1.1 4[0-9][0-9] ");
    assertThat(post(CONNECTION, headers)).containsPattern("^HTTP/1.1 40[03] ");
  }

  static Stream<List<String>> foreignHosts() {
    String own = host();
    return Stream.of(
        List.of("X-Nothing: 1"),
        List.of(own, "Host: evil.example"),
        List.of("Host: evil.example", own),
        List.of(own + "@evil.example"),
        List.of("Host: evil.example:80"),
        List.of("Host: 127.0.0.1.evil.example"),
        List.of("Host: localhost%00.evil.example"),
        List.of("Host: evil.example", "X-Forwarded-" + own),
        List.of("Host: evil.example", "Forwarded: host=127.0.0.1"));
  }

  @Test
  void a_program_on_this_machine_reaches_the_api() throws IOException {
    assertThat(post(CONNECTION, List.of(host()))).contains(" 410 ");
  }

  /** Pages of any origin may publish with credentials, but none may reach the API. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
  void a_foreign_page_does_not_reach_the_api(String header) throws IOException {
    assertThat(post(CONNECTION, List.of(host(), header))).contains(" 403 ");
  }

  private static String post(String path, List<String> headers) throws IOException {
    return send(
        Stream.concat(Stream.of("POST " + path + " HTTP/1.1", KEY), headers.stream()).toList(),
        EVENT);
  }

  @ParameterizedTest
  @MethodSource("bentFraming")
  void a_request_with_ambiguous_framing_is_refused(List<String> headers, String body)
      throws IOException {
    assertThat(sendAsIs(headers, body)).doesNotContain("HTTP/1.1 2");
  }

  static Stream<Arguments> bentFraming() {
    String post = "POST /event HTTP/1.1";
    String chunks = "0\r\n\r\nPOST /event HTTP/1.1\r\n" + host() + "\r\n\r\n";
    return Stream.of(
            List.of(
                List.of(post, host(), KEY, "content-length: 4", "transfer-encoding: chunked"),
                chunks),
            List.of(List.of(post, host(), KEY, "content-length: 4", "content-length: 5"), "abcde"),
            List.of(List.of(post, host(), KEY, "content-length: -1"), ""),
            List.of(List.of(post, host(), KEY, "transfer-encoding: xchunked"), "abc"),
            List.of(List.of(post, host(), KEY, "x-a: b", " c: d", "content-length: 0"), ""),
            List.of(List.of(post, host(), KEY, "x-a: b\0c", "content-length: 0"), ""),
            List.of(List.of(post, host(), KEY, "x a: b", "content-length: 0"), ""),
            List.of(List.of("TRACE /event HTTP/1.1", host(), "content-length: 0"), ""),
            List.of(List.of("CONNECT evil.example:80 HTTP/1.1", host()), ""))
        .map(each -> Arguments.of(each.get(0), each.get(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"graphql-ws", "AWS-APPSYNC-EVENT-WS", "aws-appsync-event-ws; x=1", "header-e30"})
  void an_offer_that_only_resembles_a_protocol_is_refused(String offer) throws IOException {
    List<String> handshake =
        List.of(
            "GET " + service.webSocketUrl().getPath() + " HTTP/1.1",
            host(),
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: " + offer);

    assertThat(sendAsIs(handshake, "")).containsPattern("^HTTP/1.1 40[03] ");
  }

  @Test
  void credentials_of_an_offer_that_cannot_be_read_are_no_credentials() {
    for (String credentials : List.of("header-!!!!", "header-", "header-" + "W1t".repeat(700))) {
      WebSocketClient eve =
          WebSocketClient.connect(service.webSocketUrl(), ConnectionLifecycle.EVENTS, credentials);
      eve.send("{\"type\":\"connection_init\"}");
      assertThat(eve.nextText()).doesNotContain("publish_success");
    }
  }

  /** Sends a complete request, after which the connection ends. */
  private static String send(List<String> head, String body) throws IOException {
    List<String> complete =
        Stream.concat(
                head.stream(),
                Stream.of(
                    "content-type: application/json",
                    "content-length: " + body.length(),
                    "connection: close"))
            .toList();
    return sendAsIs(complete, body);
  }

  private static String sendAsIs(List<String> head, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write((String.join("\r\n", head) + "\r\n\r\n" + body).getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String host() {
    return "Host: 127.0.0.1:" + service.port();
  }
}
