package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Principals in the log, and the limit on the connections of one, with each store. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class PrincipalsTest {

  private static final Duration LIFE = Duration.ofHours(1);

  private static TokenIssuer issuer;

  private final InvocationLog log = new InvocationLog();
  private final Switchboard switchboard;

  PrincipalsTest(StoreChoice store) {
    switchboard =
        Switchboard.start(
            GatewaySettings.defaults(),
            ServiceSettings.over(store)
                .with(access())
                .with(Limits.DEFAULT.with(PrincipalTracking.limitedTo(2))),
            log);
  }

  @BeforeAll
  static void startIssuer() {
    issuer = new TokenIssuer();
  }

  @AfterAll
  static void stopIssuer() {
    issuer.close();
  }

  @AfterEach
  void stop() {
    switchboard.close();
  }

  @Test
  void a_subject_has_its_limit_of_connections_and_another_after_one_has_closed() {
    EventsClient first = connect("ann");
    String id = log.awaitLine("CONNECT").replaceAll(".*\"connection\":\"([^\"]+)\".*", "$1");
    connect("ann");
    connect("bob");

    assertThat(connect("ann").ask("{\"type\":\"connection_init\"}"))
        .contains("connection_error", "LimitExceededError", "\"errorCode\":429")
        .contains("You have the maximum number of open connections; close one of them first.");
    assertThat(log.awaitLine("CONNECT", "\"refused\":\"You have the maximum"))
        .contains(principal("ann"), "\"status\":200");

    first.socket().leave();
    log.awaitLine("DISCONNECT", id);
    assertThat(connect("ann").ask("{\"type\":\"connection_init\"}")).contains("connection_ack");
  }

  @Test
  void connects_and_messages_are_logged_with_their_principal_and_its_issuer() {
    EventsClient ann = connect("ann");
    assertThat(log.awaitLine("CONNECT")).contains(principal("ann"));

    ann.ask("{\"type\":\"connection_init\"}");
    assertThat(log.awaitLine("ConnectionAck")).contains(principal("ann"));
    ann.send(subscribe("bob"));
    assertThat(log.awaitLine("SubscribeSuccess")).contains(principal("bob"));
    publish("cyd");
    assertThat(log.awaitLine("PUBLISH")).contains(principal("cyd"));
  }

  @Test
  void a_client_that_connected_without_credentials_is_counted_from_its_first_message_on() {
    EventsClient first = anonymous();
    assertThat(log.awaitLine("CONNECT")).doesNotContain("principal", "issuer");
    EventsClient second = anonymous();
    EventsClient third = anonymous();

    assertThat(first.ask(subscribe("ann"))).contains("subscribe_success");
    assertThat(second.ask(subscribe("ann"))).contains("subscribe_success");
    assertThat(third.ask(subscribe("ann"))).contains("subscribe_error", "LimitExceededError");
    assertThat(first.ask(subscribe("ann"))).contains("subscribe_success");
    assertThat(third.ask(subscribe("bob"))).contains("subscribe_success");
  }

  private EventsClient connect(String subject) {
    return EventsClient.connectWithToken(switchboard.webSocketUrl(), token(subject));
  }

  private EventsClient anonymous() {
    return EventsClient.over(
        WebSocketClient.connect(switchboard.webSocketUrl(), ConnectionLifecycle.EVENTS));
  }

  private void publish(String subject) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("content-type", "application/json")
            .header("Authorization", token(subject))
            .POST(HttpRequest.BodyPublishers.ofString("{\"channel\":\"/news\",\"events\":[\"1\"]}"))
            .build();
    HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenAccept(answer -> assertThat(answer.statusCode()).isEqualTo(200))
        .join();
  }

  private static String subscribe(String subject) {
    return "{\"type\":\"subscribe\",\"id\":\"s\",\"channel\":\"/news\",\"authorization\":{\"Authorization\":\"%s\"}}"
        .formatted(token(subject));
  }

  private static String token(String subject) {
    return issuer.token(subject, InstantSource.system().instant().plus(LIFE));
  }

  private static String principal(String subject) {
    return "\"principal\":\"token:%s\",\"issuer\":\"%s\"".formatted(subject, issuer.address());
  }

  private static AccessFile access() {
    String rules =
        """
        {
          "issuers": {"%s": {"audiences": ["app"]}},
          "connect": ["anyone"],
          "namespaces": {"news": [{"subscribe": ["tokens"], "publish": ["tokens"]}]}
        }
        """
            .formatted(issuer.address());
    AccessReading read = AccessFile.read(rules.getBytes(UTF_8));
    assertThat(read).as("%s", read).isInstanceOf(AccessReading.Usable.class);
    return ((AccessReading.Usable) read).file();
  }
}
