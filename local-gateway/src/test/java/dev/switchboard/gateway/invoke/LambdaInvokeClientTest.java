package dev.switchboard.gateway.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.gateway.FunctionFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaInvokeClientTest {

  private HttpServer server;
  private int status = 200;
  private String error = "";
  private String response = "{\"statusCode\":200}";
  private String lastRequest = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void a_port_alone_gets_the_emulators_path(String path) {
    String answer = LambdaInvokeClient.at(address() + path).invoke("{\"ünï\":\"😀\"}");

    assertThat(answer).isEqualTo("{\"statusCode\":200}");
    assertThat(lastRequest)
        .isEqualTo("POST /2015-03-31/functions/function/invocations {\"ünï\":\"😀\"}");
  }

  @Test
  void a_whole_url_is_not_changed() {
    LambdaInvokeClient.at(address() + "/functions/one?x=1").invoke("{}");

    assertThat(lastRequest).isEqualTo("POST /functions/one?x=1 {}");
  }

  @Test
  void an_error_of_the_function_has_its_message() {
    error = "Unhandled";
    response = "{\"errorMessage\":\"Unauthorized\",\"errorType\":\"Error\"}";

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("Unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "'',The function failed",
    "no JSON,The function failed: no JSON",
    "{},The function failed: {}",
    "[],The function failed: []"
  })
  void an_error_without_a_message_is_an_error_too(String body, String message) {
    error = "Unhandled";
    response = body;

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errorMessage\":\"Unauthorized\",\"errorType\":\"Error\",\"trace\":[]} | Unauthorized",
        "{\"errorMessage\":\"Unauthorized\"} | Unauthorized",
        "{\"errorMessage\":null,\"errorType\":\"NullPointerException\"} | NullPointerException",
        "Task timed out after 3.00 seconds | Task timed out after 3.00 seconds",
        "\"Task timed out after 3.00 seconds\" | Task timed out after 3.00 seconds",
        "'' | the server answered 200 without a body: did the function end early?",
      })
  void an_error_without_the_header_is_recognised_by_its_payload(String body, String message) {
    response = body;

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":200,\"errorMessage\":\"no error\"}",
        "{\"principalId\":\"a\",\"errorType\":\"none\"}",
        "{\"errorMessage\":7}",
        "null"
      })
  void a_response_that_only_resembles_an_error_is_none(String body) {
    response = body;

    assertThat(LambdaInvokeClient.at(address()).invoke("{}")).isEqualTo(body);
  }

  @Test
  void a_byte_order_mark_is_ignored() {
    response = "\uFEFF{\"statusCode\":200}";

    assertThat(LambdaInvokeClient.at(address()).invoke("{}")).isEqualTo("{\"statusCode\":200}");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 429, 500, 502})
  void another_status_is_a_failure_with_the_beginning_of_the_body(int other) {
    status = other;
    response = "{\"Message\":\"Rate\nexceeded\"}" + "x".repeat(10_000);

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageStartingWith(
            "the server answered %d with {\"Message\":\"Rate exceeded\"}x".formatted(other))
        .message()
        .hasSizeLessThan(400);
  }

  @Test
  void an_error_beside_another_status_keeps_both() {
    status = 502;
    response = "{\"errorMessage\":\"Unauthorized\",\"errorType\":\"Error\"}";

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .hasMessageContaining("answered 502 with {")
        .extracting(failure -> ((FunctionFailedException) failure).errorMessage())
        .isEqualTo("Unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void every_address_of_localhost_is_tried(String listening) throws IOException {
    HttpServer other = HttpServer.create(new InetSocketAddress(listening, 0), 0);
    other.createContext("/", this::answer);
    other.start();

    assertThat(
            LambdaInvokeClient.at("http://localhost:" + other.getAddress().getPort()).invoke("{}"))
        .isEqualTo(response);
    other.stop(0);
  }

  @Test
  void one_address_has_one_client() {
    LambdaInvokeClients clients = new LambdaInvokeClients(OptionalInt.of(1));

    assertThat(clients.at("http://a:1")).isSameAs(clients.at("http://a:1/"));
    assertThat(clients.at("http://a:1")).isNotSameAs(clients.at("http://a:2"));
  }

  @Test
  void an_unreachable_function_is_named_by_its_address() {
    server.stop(0);

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("There is no function at " + address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:9000", "ftp://localhost", "http://", "http://u:p@host/"})
  void a_malformed_address_is_refused(String address) {
    assertThatThrownBy(() -> LambdaInvokeClient.at(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The function's address is '%s': expected".formatted(address));
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    lastRequest = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
    if (!error.isEmpty()) {
      exchange.getResponseHeaders().set("X-Amz-Function-Error", error);
    }
    byte[] bytes = response.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
