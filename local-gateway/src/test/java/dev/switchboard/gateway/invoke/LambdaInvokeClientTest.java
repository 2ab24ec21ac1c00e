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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  @ValueSource(strings = {"", "no JSON", "{}", "[]"})
  void an_error_without_a_message_is_an_error_too(String body) {
    error = "Unhandled";
    response = body;

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("The function failed");
  }

  @Test
  void another_status_is_a_failure() {
    status = 404;

    assertThatThrownBy(() -> LambdaInvokeClient.at(address()).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("answered 404");
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
