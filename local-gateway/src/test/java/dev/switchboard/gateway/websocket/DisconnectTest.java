package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DisconnectTest {

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
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
  void a_close_without_a_code_is_1005() throws IOException {
    try (RawClient client = RawClient.upgraded(gateway)) {
      client.send(RawClient.CLOSE, true, new byte[0]);

      assertEndedWith(1005, "Client-side close frame status not set");
    }
  }

  @Test
  void a_close_with_a_code_alone_has_no_reason() throws IOException {
    try (RawClient client = RawClient.upgraded(gateway)) {
      client.send(RawClient.CLOSE, true, new byte[] {0x03, (byte) 0xE9});

      assertEndedWith(1001, "");
    }
  }

  @Test
  void a_code_and_reason_of_the_client_are_passed_on() {
    WebSocketClient.connect(gateway.webSocketUrl()).socket().sendClose(4400, "I am done").join();

    assertEndedWith(4400, "I am done");
  }

  @Test
  void a_reset_connection_is_1006() throws IOException {
    RawClient.upgraded(gateway).reset();

    assertEndedWith(1006, "");
  }

  @Test
  void a_connection_reset_before_its_101_is_1006() throws IOException {
    RawClient client = new RawClient(gateway);
    function.on("CONNECT", _ -> answerOnceGone(client));
    client.sendUpgrade(gateway.webSocketUrl());

    assertEndedWith(1006, "");
  }

  @Test
  void a_deleted_connection_is_1000_and_ends_once() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    management.call("DELETE", function.connectionId());

    assertThat(client.awaitClose())
        .isEqualTo(new WebSocketClient.Closed(1000, "Connection Closed Normally"));
    assertEndedWith(1000, "Connection Closed Normally");
    client.socket().abort();
    assertThat(function.events("DISCONNECT")).hasSize(1);
  }

  @Test
  void a_connection_is_gone_before_its_disconnect_event() {
    AtomicInteger status = new AtomicInteger();
    function.on("DISCONNECT", _ -> answerWith(status));

    WebSocketClient.connect(gateway.webSocketUrl()).socket().sendClose(1000, "").join();

    function.first("DISCONNECT");
    await().untilAsserted(() -> assertThat(status.get()).isEqualTo(410));
  }

  @Test
  void a_refused_client_never_disconnects() throws Exception {
    function.on(
        "CONNECT",
        event -> "{\"statusCode\":%d}".formatted(event.contains("refuse-me") ? 403 : 200));
    try (RawClient refused = new RawClient(gateway)) {
      refused.upgrade(URI.create(gateway.webSocketUrl() + "?refuse-me"));
    }
    String refusedId = function.connectionId();
    WebSocketClient.connect(gateway.webSocketUrl()).socket().sendClose(1000, "").join();

    assertThat(function.first("DISCONNECT").at("/requestContext/connectionId").asText())
        .isNotEqualTo(refusedId);
  }

  private static String answerOnceGone(RawClient client) {
    try {
      client.reset();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return "{\"statusCode\":200}";
  }

  private String answerWith(AtomicInteger status) {
    try {
      status.set(management.post(function.connectionId(), "too late").statusCode());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
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
