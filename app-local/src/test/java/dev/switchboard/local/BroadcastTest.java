package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients in {@code broadcast} mode, over each store. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class BroadcastTest {

  private final InvocationLog log = new InvocationLog();
  private final Switchboard switchboard;

  BroadcastTest(StoreChoice store) {
    switchboard = Switchboard.start(GatewaySettings.defaults(), ServiceSettings.over(store), log);
  }

  @AfterEach
  void stop() {
    switchboard.close();
  }

  @Test
  void a_text_reaches_all_clients_including_the_sender() {
    WebSocketClient ada = connect();
    WebSocketClient bob = connect();
    WebSocketClient cyd = connect();

    ada.send("hello");

    assertThat(Stream.of(ada, bob, cyd))
        .extracting(WebSocketClient::nextText)
        .containsOnly("hello");
    log.awaitLine("MESSAGE", "\"status\":200", "\"audience\":3,\"sent\":3");
  }

  @Test
  void text_arrives_unchanged() {
    WebSocketClient ada = connect();
    String text = "{\"quotes\": \"\\\"\"}\n\t\0 é 𝄞 👩‍👩‍👧 ";

    ada.send(text);

    assertThat(ada.nextText()).isEqualTo(text);
  }

  @Test
  void text_of_128_kilobytes_arrives_whole() {
    WebSocketClient ada = connect();
    WebSocketClient bob = connect();
    String text = "𝄞".repeat(128 * 1024 / 4);

    ada.send(text);

    assertThat(bob.nextText()).isEqualTo(text);
  }

  @Test
  void json_with_an_action_is_ordinary_text() {
    WebSocketClient ada = connect();

    ada.send("{\"action\":\"$disconnect\"}");

    assertThat(ada.nextText()).isEqualTo("{\"action\":\"$disconnect\"}");
  }

  @Test
  void an_empty_message_is_answered_and_delivered_to_no_one() {
    WebSocketClient ada = connect();
    WebSocketClient bob = connect();

    ada.send("");
    log.awaitLine("The message is empty.", "\"status\":400");
    ada.send("after it");

    assertThat(Stream.of(ada, bob)).extracting(WebSocketClient::nextText).containsOnly("after it");
  }

  @Test
  void a_disconnected_client_is_no_longer_in_the_audience() {
    WebSocketClient ada = connect();
    WebSocketClient bob = connect();
    bob.leave();
    log.awaitLine("DISCONNECT", "\"status\":200");

    ada.send("hello");

    assertThat(ada.nextText()).isEqualTo("hello");
    log.awaitLine("MESSAGE", "\"audience\":1,\"sent\":1");
  }

  @Test
  void a_vanished_client_is_no_longer_in_the_audience() {
    WebSocketClient ada = connect();
    WebSocketClient bob = connect();
    bob.vanish();
    log.awaitLine("DISCONNECT", "\"status\":200");

    ada.send("hello");

    assertThat(ada.nextText()).isEqualTo("hello");
    log.awaitLine("MESSAGE", "\"audience\":1,\"sent\":1");
  }

  @Test
  void concurrent_texts_all_reach_all_clients() {
    List<WebSocketClient> clients = IntStream.range(0, 10).mapToObj(i -> connect()).toList();

    IntStream.range(0, 10).parallel().forEach(i -> clients.get(i).send("from " + i));

    String[] all = IntStream.range(0, 10).mapToObj(i -> "from " + i).toArray(String[]::new);
    assertThat(clients)
        .allSatisfy(
            client ->
                assertThat(Stream.generate(client::nextText).limit(10))
                    .containsExactlyInAnyOrder(all));
  }

  @Test
  void a_client_that_offers_a_subprotocol_is_refused() {
    assertThat(WebSocketClient.refusal(switchboard.webSocketUrl(), "chat.v2", "chat.v1"))
        .isEqualTo(403);
  }

  private WebSocketClient connect() {
    return WebSocketClient.connect(switchboard.webSocketUrl());
  }
}
