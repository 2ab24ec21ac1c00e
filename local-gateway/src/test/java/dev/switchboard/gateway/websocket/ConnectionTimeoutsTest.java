package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeouts of connections and functions. Tests set the clock instead of waiting. */
final class ConnectionTimeoutsTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
  private final ScriptedFunction function = new ScriptedFunction();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_connection_idle_for_ten_minutes_is_closed_with_1001() {
    serve(turned());
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    pass(Duration.ofMinutes(10));

    assertThat(client.awaitClose()).isEqualTo(new WebSocketClient.Closed(1001, "Going away"));
    assertEndedWith(1001, "Going away");
  }

  @Test
  void a_connection_two_hours_old_is_closed_with_1001_though_it_is_active() {
    serve(turned().withLimits(WebSocketLimits.OF_AWS.withIdle(Duration.ofHours(3))));
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    pass(Duration.ofHours(2));

    assertThat(client.awaitClose()).isEqualTo(new WebSocketClient.Closed(1001, "Going away"));
    assertEndedWith(1001, "Going away");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "post"})
  void data_in_either_direction_keeps_a_connection_open(String direction) throws Exception {
    serve(turned());
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    WebSocketClient silent = WebSocketClient.connect(gateway.webSocketUrl());
    pass(Duration.ofMinutes(9));

    if (direction.equals("message")) {
      client.send("hello");
      function.first("MESSAGE");
    } else {
      new ManagementClient(gateway).post(function.connectionId(), "hello");
    }
    pass(Duration.ofMinutes(9));

    assertThat(silent.awaitClose().code()).isEqualTo(1001);
    assertThat(statusOf(function.connectionId())).isEqualTo(200);
  }

  @Test
  void a_ping_does_not_keep_a_connection_open() throws Exception {
    serve(turned());
    try (RawClient client = RawClient.upgraded(gateway)) {
      pingAfterNineMinutes(client);

      assertThat(client.read().closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void a_ping_does_if_that_is_assumed() throws Exception {
    serve(turned().withAssumptions(Assumptions.LIKELY.with(Assumption.PINGS, "activity")));
    WebSocketClient silent = WebSocketClient.connect(gateway.webSocketUrl());
    try (RawClient client = RawClient.upgraded(gateway)) {
      pingAfterNineMinutes(client);

      assertThat(silent.awaitClose().code()).isEqualTo(1001);
      String id = function.events("CONNECT").getLast().at("/requestContext/connectionId").asText();
      assertThat(statusOf(id)).isEqualTo(200);
    }
  }

  @Test
  void a_function_timeout_sends_the_exact_error_frame() {
    CountDownLatch end = new CountDownLatch(1);
    function.on("MESSAGE", _ -> awaits(end));
    serve(hasty());
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");

    String requestId = function.first("MESSAGE").at("/requestContext/requestId").asText();
    assertThat(client.texts(1))
        .containsExactly(
            "{\"message\": \"Endpoint request timed out\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
                .formatted(function.connectionId(), requestId));
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(ints = {504, 502})
  void a_connect_timeout_refuses_the_client(int status) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    function.on("CONNECT", _ -> awaits(end));
    serve(
        hasty()
            .withAssumptions(
                Assumptions.LIKELY.with(Assumption.CONNECT_TIMEOUT, String.valueOf(status))));

    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.upgrade(gateway.webSocketUrl())).startsWith("HTTP/1.1 " + status);
    }
    end.countDown();
  }

  @Test
  void a_client_that_sends_too_much_is_closed_with_1008() {
    serve(turned().withLimits(WebSocketLimits.OF_AWS.withMessagesPerSecond(2)));
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("1");
    client.send("2");
    client.send("3");

    assertThat(client.awaitClose()).isEqualTo(new WebSocketClient.Closed(1008, ""));
    assertEndedWith(1008, "");
  }

  private GatewaySettings turned() {
    return GatewaySettings.defaults().withClock(now::get);
  }

  @Test
  void a_route_may_have_a_shorter_time_of_its_own() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    serve(
        GatewaySettings.defaults()
            .withApi(WebSocketApi.PLAIN.withTimeouts(Map.of("$connect", Duration.ofMillis(20)))));
    function.on("CONNECT", _ -> awaits(end));

    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.upgrade(gateway.webSocketUrl())).startsWith("HTTP/1.1 504");
    }
    end.countDown();
  }

  private static GatewaySettings hasty() {
    return GatewaySettings.defaults()
        .withLimits(WebSocketLimits.OF_AWS.withIntegration(Duration.ofMillis(20)));
  }

  private void serve(GatewaySettings settings) {
    gateway.close();
    gateway = LocalGateway.bind(settings);
    gateway.serve(function);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private void pingAfterNineMinutes(RawClient client) throws Exception {
    pass(Duration.ofMinutes(9));
    client.send(RawClient.PING, true, "ping".getBytes(UTF_8));
    assertThat(client.read().opCode()).isEqualTo(RawClient.PONG);
    pass(Duration.ofMinutes(9));
  }

  private int statusOf(String id) throws Exception {
    return new ManagementClient(gateway).call("GET", id).statusCode();
  }

  private static String awaits(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return "{\"statusCode\":200}";
  }

  private void assertEndedWith(int code, String reason) {
    assertThat(function.first("DISCONNECT").at("/requestContext/disconnectStatusCode").asInt())
        .isEqualTo(code);
    assertThat(function.first("DISCONNECT").at("/requestContext/disconnectReason").asText())
        .isEqualTo(reason);
  }
}
