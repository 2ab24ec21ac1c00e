package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that does not complete its request in time is disconnected, and the log says so. */
final class RequestTimeoutTest {

  private static final String POST = "POST /dev/@connections/L0SM9cOFvHcCIhw= HTTP/1.1\r\n";
  private static final String EMPTY = "Host: localhost\r\nContent-Length: 0\r\n\r\n";
  private static final String LONG_BODY = "Host: localhost\r\nContent-Length: 1000000\r\n\r\n";

  private final ScriptedFunction function = new ScriptedFunction();
  private final BlockingQueue<RefusedRequest> refused = new LinkedBlockingQueue<>();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withHttpApi(HttpApi.of("POST /event"))
              .withRequestTimeout(Duration.ofMillis(200)));

  @BeforeEach
  void serve() {
    gateway.serve(Functions.all(function).with("POST /event", function), _ -> {}, refused::add);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_silent_socket_is_closed_and_reported() throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.readToEnd()).isEmpty();
    }
    assertReported("?", "?", "No request was sent within 200ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "GET /d @ ? @ ?",
        "GET /dev?k=sesame HTTP/1.1%n @ GET @ /dev",
        "GET /dev HTTP/1.1%nHost: x%nX-A:  @ GET @ /dev"
      })
  void half_a_head_is_closed_and_reported(String head, String method, String path)
      throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      client.write(head.replace("%n", "\r\n").getBytes(UTF_8));
      assertThat(client.readToEnd()).isEmpty();
    }
    assertReported(method, path, "The request was not complete within 200ms");
  }

  @Test
  void a_head_that_arrives_byte_by_byte_is_closed_and_reported() throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      client.write("GET /dev HTTP/1.1\r\nHost: x\r\nX-A: ".getBytes(UTF_8));
      writeUntilClosed(client);
    }
    gateway.close();
    assertReported("GET", "/dev", "The request was not complete within 200ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {POST, "POST /event HTTP/1.1\r\n"})
  void a_body_that_arrives_byte_by_byte_gets_408_and_is_reported(String start) throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      client.write((start + LONG_BODY).getBytes(UTF_8));
      assertThat(writeUntilClosed(client)).startsWith("HTTP/1.1 408 ");
    }
    String path = start.split(" ", -1)[1];
    assertReported("POST", path, "The request was not complete within 200ms");
  }

  @Test
  void the_head_of_a_later_request_is_timed_too() throws Exception {
    try (RawClient client = new RawClient(gateway)) {
      client.write((POST + EMPTY).getBytes(UTF_8));
      assertThat(client.answer()).startsWith("HTTP/1.1 410 ");
      client.write("GET /dev HTTP/1.1\r\n".getBytes(UTF_8));
      assertThat(client.readToEnd()).isEmpty();
    }
    assertReported("GET", "/dev", "The request was not complete within 200ms");
  }

  @Test
  void a_whole_request_may_wait_longer_and_so_may_a_kept_connection() throws Exception {
    try (RawClient kept = new RawClient(gateway);
        RawClient frozen = new RawClient(gateway)) {
      kept.write((POST + EMPTY).getBytes(UTF_8));
      assertThat(kept.answer()).startsWith("HTTP/1.1 410 ");
      gateway.faults().set(FaultReader.read("freeze"));
      frozen.write((POST + "Host: localhost\r\nContent-Length: 5\r\n\r\nhello").getBytes(UTF_8));
      awaitClosedSilentSocket();
      assertThat(frozen.answersNothingFor(Duration.ofMillis(1))).isTrue();

      RawClient.upgraded(gateway).close();
      assertThat(frozen.answer()).startsWith("HTTP/1.1 410 ");
      gateway.faults().clear();
      kept.write((POST + EMPTY).getBytes(UTF_8));
      assertThat(kept.answer()).startsWith("HTTP/1.1 410 ");
    }
  }

  @Test
  void a_handshake_and_its_web_socket_may_take_longer() throws Exception {
    function.on(
        "CONNECT",
        _ -> {
          awaitClosedSilentSocket();
          return "{\"statusCode\":200}";
        });
    try (RawClient client = RawClient.upgraded(gateway)) {
      awaitClosedSilentSocket();
      client.send(RawClient.TEXT, true, "hello".getBytes(UTF_8));

      assertThat(function.first("MESSAGE").at("/body").asText()).isEqualTo("hello");
    }
  }

  @Test
  void a_kept_connection_that_is_idle_for_long_is_closed_without_a_report() throws Exception {
    gateway.connector().setIdleTimeout(100);
    try (RawClient client = new RawClient(gateway)) {
      client.write((POST + EMPTY).getBytes(UTF_8));
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 410 ");
    }
    assertThat(refused).isEmpty();
  }

  /** Lets the time pass, which a silent socket measures. */
  private void awaitClosedSilentSocket() {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.readToEnd()).isEmpty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes a byte at a time, and returns what the gateway answers before it closes the socket. */
  private static String writeUntilClosed(RawClient client) throws IOException {
    while (client.answersNothingFor(Duration.ofMillis(20))) {
      try {
        client.write(new byte[] {'a'});
      } catch (IOException closed) {
        break;
      }
    }
    return client.readToEnd();
  }

  private void assertReported(String method, String path, String reason) throws Exception {
    RefusedRequest first = refused.poll(5, TimeUnit.SECONDS);
    assertThat(first).isEqualTo(new RefusedRequest(method, path, 408, reason));
    assertThat(refused).isEmpty();
  }
}
