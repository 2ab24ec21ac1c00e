package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withLimits(WebSocketLimits.OF_AWS.withUnreadBytes(60 * 100_000)));
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
  void long_posts_at_the_same_time_never_interleave() {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    String id = function.connectionId();
    List<String> texts =
        IntStream.range(0, 60).mapToObj(i -> Character.toString('A' + i).repeat(100_000)).toList();

    List<CompletableFuture<HttpResponse<String>>> posts =
        texts.stream().map(text -> management.postLater(id, text)).toList();

    assertThat(posts).allSatisfy(post -> assertThat(post.join().statusCode()).isEqualTo(200));
    assertThat(client.texts(texts.size())).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void a_client_that_never_reads_is_throttled_and_delays_no_other() throws Exception {
    try (RawClient _ = RawClient.upgraded(gateway)) {
      String stuck = function.connectionId();
      List<CompletableFuture<HttpResponse<String>>> posts =
          IntStream.range(0, 200)
              .mapToObj(_ -> management.postLater(stuck, "x".repeat(128 * 1024)))
              .toList();
      WebSocketClient other = WebSocketClient.connect(gateway.webSocketUrl());
      String otherId =
          function.events("CONNECT").getLast().at("/requestContext/connectionId").asText();

      HttpResponse<String> response =
          management.postLater(otherId, "hello").get(5, TimeUnit.SECONDS);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(other.texts(1)).containsExactly("hello");
      assertThat(posts)
          .extracting(post -> post.get(5, TimeUnit.SECONDS).statusCode())
          .contains(200, 429)
          .containsOnly(200, 429);
    }
  }
}
