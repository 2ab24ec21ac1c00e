package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Idle HTTP clients are disconnected, except those that wait for a function or have a WebSocket.
 */
final class HttpIdleTimeoutTest {

  private static final String POST = "POST /dev/@connections/L0SM9cOFvHcCIhw= HTTP/1.1\r\n";

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @BeforeEach
  void serve() {
    gateway.connector().setIdleTimeout(200);
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /dev HT",
        POST + "Host: localhost\r\nContent-Length: 5\r\n\r\nhell",
        POST + "Host: localhost\r\n\r\n",
        "GET /dev HTTP/1.1\r\n\r\n"
      })
  void an_idle_http_client_is_disconnected(String request) throws IOException {
    assertThat(sendAndAwaitClose(request)).doesNotContain("HTTP/1.1 5");
  }

  @Test
  void a_handshake_may_take_longer() throws IOException {
    function.on("CONNECT", _ -> answerAfterAnother());

    try (RawClient client = RawClient.upgraded(gateway)) {
      assertIsHeard(client);
    }
  }

  @Test
  void a_post_that_waits_for_a_frozen_function_may_take_longer() throws IOException {
    gateway.faults().set(FaultReader.read("freeze"));
    try (RawClient client = new RawClient(gateway)) {
      client.write((POST + "Host: localhost\r\nContent-Length: 5\r\n\r\nhello").getBytes(UTF_8));
      sendAndAwaitClose("");
      RawClient.upgraded(gateway).close();

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 410 ");
    }
  }

  @Test
  void an_idle_web_socket_stays_open() throws IOException {
    try (RawClient client = RawClient.upgraded(gateway)) {
      sendAndAwaitClose("");
      assertIsHeard(client);
    }
  }

  private void assertIsHeard(RawClient client) throws IOException {
    client.send(RawClient.TEXT, true, "hello".getBytes(UTF_8));
    assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("hello");
  }

  private String answerAfterAnother() {
    try {
      sendAndAwaitClose("");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return "{\"statusCode\":200}";
  }

  /** Sends something, and waits idly until the gateway closes the socket. */
  private String sendAndAwaitClose(String request) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.write(request.getBytes(UTF_8));
      return client.readToEnd();
    }
  }
}
