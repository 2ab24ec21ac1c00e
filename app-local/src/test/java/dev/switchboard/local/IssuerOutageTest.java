package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * While an issuer does not respond, clients receive no refusal, after which Amplify never connects
 * again. Amplify 6.22 also gives up after five seconds of any other error in reply to its first
 * message. It connects again every few seconds if an acknowledged connection closes.
 */
final class IssuerOutageTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String REASON =
      "The keys of the token's issuer could not be fetched: it answered 503.";

  private final InvocationLog log = new InvocationLog();

  /** One issuer for all tests, because making a key takes time. */
  private static final TokenIssuer ISSUER = new TokenIssuer();

  private final ManualClock clock = new ManualClock();
  private final String token = ISSUER.token("ann", clock.instant().plus(Duration.ofHours(1)));

  @AfterAll
  static void stopIssuer() {
    ISSUER.close();
  }

  @AfterEach
  void recover() {
    ISSUER.status = 200;
  }

  @Test
  void a_client_is_acknowledged_and_closed_until_the_issuer_is_back() {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT)) {
      ISSUER.status = 503;
      EventsClient ann = connect(switchboard);
      log.awaitLine("CONNECT", "\"status\":200", "\"refused\":\"" + REASON);
      assertThat(ann.ask("{\"type\":\"connection_init\"}")).contains("connection_ack");
      ann.send(message("subscribe"));
      ann.socket().awaitClose();
      log.awaitLine("MESSAGE", "\"status\":410", "\"refused\":\"" + REASON);

      ISSUER.status = 200;
      clock.turn(Duration.ofSeconds(5));
      EventsClient again = connect(switchboard);
      assertThat(again.ask("{\"type\":\"connection_init\"}")).contains("connection_ack");
      assertThat(again.next()).contains("\"ka\"");
      assertThat(again.ask(message("subscribe"))).contains("subscribe_success");
    }
  }

  /** The connection was not checked, so it stays without rights when the issuer is back. */
  @Test
  void a_connection_of_an_outage_gets_no_rights_afterwards() {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT)) {
      ISSUER.status = 503;
      EventsClient ann = connect(switchboard);
      ISSUER.status = 200;
      clock.turn(Duration.ofSeconds(5));

      ann.send(message("subscribe"));

      ann.socket().awaitClose();
    }
  }

  @Test
  void a_subscribe_closes_the_connection_and_a_publish_is_answered_with_another_error() {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT)) {
      ISSUER.status = 503;
      EventsClient bob = EventsClient.connect(switchboard.webSocketUrl(), "outage-key");
      assertThat(bob.ask(message("publish")))
          .contains("publish_error", "\"ServiceUnavailableException\"", REASON);
      bob.send(message("subscribe"));
      bob.socket().awaitClose();
      log.awaitLine("MESSAGE", "\"status\":410", "\"refused\":\"" + REASON);

      HttpResponse<String> answer = publish(switchboard);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("5");
      assertThat(answer.headers().firstValue("x-amzn-errortype"))
          .contains("ServiceUnavailableException");
      assertThat(answer.body()).contains(REASON);
      assertThat(log.awaitLine("PUBLISH", "503", "\"refused\":\"" + REASON)).doesNotContain(token);

      ISSUER.status = 200;
      clock.turn(Duration.ofSeconds(5));
      assertThat(publish(switchboard).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_handshake_is_answered_503_if_refusals_are_sent_there() {
    ISSUER.status = 503;
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT.with(RefusedAt.HANDSHAKE))) {
      String shown = "{\"host\":\"localhost\",\"Authorization\":\"" + token + "\"}";
      String offer =
          "header-" + Base64.getUrlEncoder().withoutPadding().encodeToString(shown.getBytes(UTF_8));

      assertThat(
              WebSocketClient.refusal(
                  switchboard.webSocketUrl(), ConnectionLifecycle.EVENTS, offer))
          .isEqualTo(503);
      log.awaitLine("CONNECT", "\"status\":503", "\"refused\":\"" + REASON);
    }
  }

  /** The reason of a refusal is logged for messages too, without the token. */
  @Test
  void a_refused_token_is_logged_with_its_reason() {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT)) {
      EventsClient ann = EventsClient.connect(switchboard.webSocketUrl(), "outage-key");
      String expired = ISSUER.token("ann", clock.instant().minusSeconds(60));

      assertThat(
              ann.ask(
                  "{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"/a\",\"authorization\":"
                      + "{\"Authorization\":\"%s\"}}".formatted(expired)))
          .contains("subscribe_error", "UnauthorizedException", "The token has expired.");
      assertThat(log.awaitLine("MESSAGE", "\"refused\":\"The token has expired.\""))
          .contains("\"answers\":[\"UnauthorizedException\"]")
          .doesNotContain(expired);
    }
  }

  private String message(String type) {
    return "{\"type\":\"%s\",\"id\":\"1\",\"channel\":\"/a\",\"events\":[\"1\"],%s}"
        .formatted(type, "\"authorization\":{\"Authorization\":\"" + token + "\"}");
  }

  private EventsClient connect(Switchboard switchboard) {
    return EventsClient.connectWithToken(switchboard.webSocketUrl(), token);
  }

  private HttpResponse<String> publish(Switchboard switchboard) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("content-type", "application/json")
            .header("Authorization", token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"channel\":\"/a\",\"events\":[\"1\"]}"))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }

  private Switchboard start(LifecycleSettings lifecycle) {
    String rules =
        """
        {
          "keys": {"local": {"sha256": "%s", "expires": "2999-01-01T00:00:00Z"}},
          "issuers": {"%s": {"audiences": ["app"]}},
          "connect": ["keys", "tokens"],
          "namespaces": {"a": [{"subscribe": ["tokens"], "publish": ["tokens"]}]}
        }
        """
            .formatted(IssuedKey.hashOf("outage-key"), ISSUER.address());
    AccessReading read = AccessFile.read(rules.getBytes(UTF_8));
    assertThat(read).as("%s", read).isInstanceOf(AccessReading.Usable.class);
    return Switchboard.start(
        GatewaySettings.defaults().withClock(clock),
        ServiceSettings.over(StoreChoice.MEMORY)
            .with(lifecycle)
            .with(((AccessReading.Usable) read).file()),
        log);
  }
}
