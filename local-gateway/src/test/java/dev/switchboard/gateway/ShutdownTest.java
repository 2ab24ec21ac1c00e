package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.testkit.HttpApiClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ShutdownTest {

  private static final Duration AT_ONCE = Duration.ofMillis(900);

  private final ScriptedFunction function = new ScriptedFunction();

  @Test
  void the_addresses_are_known_before_the_function_is() {
    try (LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults())) {
      int port = gateway.webSocketUrl().getPort();

      assertThat(gateway.webSocketUrl()).isEqualTo(URI.create("ws://127.0.0.1:" + port + "/dev"));
      assertThat(gateway.managementUrl())
          .isEqualTo(URI.create("http://127.0.0.1:" + port + "/dev"));
    }
  }

  @Test
  void a_taken_port_is_named() {
    try (LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults())) {
      int port = gateway.webSocketUrl().getPort();
      GatewaySettings same = GatewaySettings.defaults().at("127.0.0.1", port);

      assertThatThrownBy(() -> LocalGateway.bind(same))
          .isInstanceOf(PortTakenException.class)
          .hasMessageStartingWith("127.0.0.1:" + port + " is taken");
    }
  }

  @Test
  void closing_sends_1001_and_no_disconnect_event() {
    LocalGateway gateway = serving();
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    // The client is open a moment before the gateway counts it.
    client.send("hello");
    function.first("MESSAGE");

    gateway.close();

    assertThat(client.awaitClose()).isEqualTo(new WebSocketClient.Closed(1001, "Going away"));
    assertThat(function.events("DISCONNECT")).isEmpty();
  }

  @Test
  void closing_waits_neither_for_clients_nor_for_the_function() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    function.on("MESSAGE", _ -> stuckOn(never));
    LocalGateway gateway = serving();
    try (RawClient _ = RawClient.upgraded(gateway)) {
      WebSocketClient.connect(gateway.webSocketUrl()).send("hello");
      function.first("MESSAGE");

      assertThat(timeOf(gateway::close)).isLessThan(AT_ONCE);
    }
    never.countDown();
  }

  @Test
  void closing_does_not_wait_for_the_function_behind_a_route() throws InterruptedException {
    CountDownLatch invoked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LocalGateway gateway =
        LocalGateway.bind(GatewaySettings.defaults().withHttpApi(HttpApi.of("POST /event")));
    gateway.serve(
        _ -> {
          invoked.countDown();
          return stuckOn(never);
        });
    CompletableFuture<HttpResponse<String>> answer =
        new HttpApiClient(gateway).postLater("/event", "{}");
    invoked.await();

    assertThat(timeOf(gateway::close)).isLessThan(AT_ONCE);
    assertThat(answer).failsWithin(Duration.ofSeconds(5));
    never.countDown();
  }

  @Test
  void closing_twice_does_nothing() {
    LocalGateway gateway = serving();

    gateway.close();
    gateway.close();
  }

  @Test
  void the_port_is_free_after_closing() {
    LocalGateway first = serving();
    int port = first.webSocketUrl().getPort();
    first.close();

    LocalGateway.bind(GatewaySettings.defaults().at("127.0.0.1", port)).close();
  }

  @Test
  void a_gateway_serves_once() {
    try (LocalGateway gateway = serving()) {
      assertThatThrownBy(() -> gateway.serve(function)).isInstanceOf(IllegalStateException.class);
    }
  }

  private LocalGateway serving() {
    LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
    gateway.serve(function);
    return gateway;
  }

  private static String stuckOn(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return "{\"statusCode\":200}";
  }

  private static Duration timeOf(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
