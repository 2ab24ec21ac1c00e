package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Limits;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.testsupport.WebSocketClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The guarantees and the refusals of the Events protocol, with each store. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class EventsProtocolTest {

  private static final int SUBSCRIPTIONS = 5;

  private final InvocationLog log = new InvocationLog();
  private final Switchboard switchboard;

  EventsProtocolTest(StoreChoice store) {
    switchboard =
        Switchboard.start(
            GatewaySettings.defaults(),
            ServiceSettings.over(store).with(new Limits(SUBSCRIPTIONS)),
            log);
  }

  @AfterEach
  void stop() {
    switchboard.close();
  }

  @Test
  void the_subprotocol_is_chosen_and_the_credentials_are_not_repeated() {
    EventsClient ada = connect();

    assertThat(ada.socket().subprotocol()).isEqualTo("aws-appsync-event-ws");
    assertThat(ada.ask("{\"type\":\"connection_init\"}")).contains("connection_ack");
    assertThat(log.awaitLine("CONNECT")).doesNotContain("local-key");
    assertThat(log.awaitLine("ConnectionAck")).doesNotContain("local-key");
  }

  @Test
  void an_event_published_right_after_a_subscribe_succeeded_is_delivered() {
    EventsClient ada = connect();
    EventsClient bob = connect();
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      ada.subscribe("s" + i, "/default/room-" + i);
      bob.publish("p" + i, "/default/room-" + i, "\"" + i + "\"");

      assertThat(ada.next())
          .isEqualTo("{\"type\":\"data\",\"id\":\"s" + i + "\",\"event\":\"" + i + "\"}");
    }
  }

  @Test
  void an_exact_and_a_wildcard_subscription_each_receive_the_event() {
    EventsClient ada = connect();
    ada.subscribe("exact", "/default/room");
    ada.subscribe("wild", "/default/*");

    connect().publish("p", "/default/room", "\"1\"");

    assertThat(List.of(ada.next(), ada.next()))
        .containsExactlyInAnyOrder(
            "{\"type\":\"data\",\"id\":\"exact\",\"event\":\"1\"}",
            "{\"type\":\"data\",\"id\":\"wild\",\"event\":\"1\"}");
  }

  @Test
  void of_two_subscribes_at_the_limit_one_succeeds() {
    EventsClient ada = connect();
    IntStream.range(1, SUBSCRIPTIONS).forEach(i -> ada.subscribe("s" + i, "/default/a" + i));

    String ask = "{\"type\":\"subscribe\",\"id\":\"%s\",\"channel\":\"/default/b\",%s}";
    ada.send(ask.formatted("x", EventsClient.KEY)).send(ask.formatted("y", EventsClient.KEY));

    assertThat(List.of(ada.next(), ada.next()))
        .satisfiesOnlyOnce(answer -> assertThat(answer).contains("subscribe_success"))
        .satisfiesOnlyOnce(answer -> assertThat(answer).contains("MaxSubscriptionsReachedError"));
  }

  @Test
  void a_connection_cannot_end_subscriptions_of_another() {
    EventsClient ada = connect();
    EventsClient eve = connect();
    ada.subscribe("s", "/default/room");

    assertThat(eve.ask("{\"type\":\"unsubscribe\",\"id\":\"s\"}"))
        .contains("UnknownOperationError");
    eve.publish("p", "/default/room", "\"1\"");

    assertThat(ada.next()).contains("\"data\"");
  }

  @Test
  void a_refused_subscription_does_not_affect_others() {
    EventsClient ada = connect();
    ada.subscribe("s", "/default/room");

    assertThat(ada.subscribe("no", "/secret/room")).contains("UnauthorizedException");
    ada.publish("p", "/default/room", "\"1\"");

    assertThat(ada.next()).contains("\"data\"");
  }

  @Test
  void a_client_with_refused_credentials_is_refused_at_its_first_message_and_closed() {
    EventsClient eve = EventsClient.connect(switchboard.webSocketUrl(), "guess");

    assertThat(eve.subscribe("s", "/default/room"))
        .startsWith("{\"type\":\"connection_error\"")
        .contains("\"errorCode\":401");
    assertThat(eve.socket().awaitClose().code()).isEqualTo(1000);
  }

  @Test
  void clients_of_both_protocols_share_the_broadcast_channel() {
    EventsClient ada = connect();
    WebSocketClient bob = WebSocketClient.connect(switchboard.webSocketUrl());
    ada.subscribe("all", "/broadcast");

    bob.send("say \"hi\"");
    assertThat(ada.next())
        .isEqualTo(
            "{\"type\":\"data\",\"id\":\"all\",\"event\":\"\\\"say \\\\\\\"hi\\\\\\\"\\\"\"}");
    assertThat(bob.nextText()).isEqualTo("say \"hi\"");

    ada.publish("p1", "/broadcast", "\"\\\"text\\\"\"", "\"{\\\"n\\\":1}\"");
    assertThat(List.of(bob.nextText(), bob.nextText())).containsExactly("text", "{\"n\":1}");
  }

  @Test
  void subscribing_while_disconnecting_leaves_no_subscription() {
    List<CompletableFuture<Void>> leaving =
        Stream.generate(this::connect)
            .limit(10)
            .map(
                client -> {
                  client.send(
                      "{\"type\":\"subscribe\",\"id\":\"s\",\"channel\":\"/default/room\",%s}"
                          .formatted(EventsClient.KEY));
                  return CompletableFuture.runAsync(client.socket()::leave);
                })
            .toList();
    leaving.forEach(CompletableFuture::join);
    IntStream.range(0, 10).forEach(_ -> log.awaitLine("DISCONNECT", "\"status\":200"));

    EventsClient ada = connect();
    ada.publish("p", "/default/room", "\"1\"");

    assertThat(ada.next()).contains("publish_success").contains("\"failed\":[]");
  }

  private EventsClient connect() {
    return EventsClient.connect(switchboard.webSocketUrl());
  }
}
