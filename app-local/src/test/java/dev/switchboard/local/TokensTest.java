package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens of local issuers in the whole service, with each store. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class TokensTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static TokenIssuer issuer;
  private static TokenIssuer other;

  private final ManualClock clock = new ManualClock();
  private final Switchboard switchboard;

  TokensTest(StoreChoice store) {
    switchboard =
        Switchboard.start(
            GatewaySettings.defaults().withClock(clock),
            ServiceSettings.over(store).with(access()),
            new InvocationLog());
  }

  /** Two issuers for all tests, because making a key takes time. */
  @BeforeAll
  static void startIssuers() {
    issuer = new TokenIssuer();
    other = new TokenIssuer();
  }

  @AfterAll
  static void stopIssuers() {
    issuer.close();
    other.close();
  }

  @AfterEach
  void stop() {
    switchboard.close();
  }

  @Test
  void a_token_allows_what_the_rules_grant_to_its_subject() {
    String token = token(issuer);
    EventsClient ann = EventsClient.connectWithToken(switchboard.webSocketUrl(), token);

    assertThat(subscribe(ann, "s1", "/users/ann/*", token)).contains("subscribe_success");
    assertThat(subscribe(ann, "s2", "/users/bob/*", token)).contains("UnauthorizedException");
    assertThat(publish(token, "one").statusCode()).isEqualTo(200);
    assertThat(ann.next()).contains("\"data\"", "\"s1\"");
  }

  @Test
  void an_expired_token_refuses_the_next_message_and_the_connection_stays_open() {
    String token = token(issuer);
    EventsClient ann = EventsClient.connectWithToken(switchboard.webSocketUrl(), token);
    assertThat(subscribe(ann, "s1", "/users/ann/*", token)).contains("subscribe_success");

    clock.turn(LIFE.plusMinutes(1));

    assertThat(subscribe(ann, "s2", "/users/ann/inbox", token))
        .contains("subscribe_error", "UnauthorizedException", "The token has expired.");
    assertThat(
            ann.ask(
                "{\"type\":\"publish\",\"id\":\"p\",\"channel\":\"/users/ann/inbox\","
                    + "\"events\":[\"1\"],"
                    + authorization(token)))
        .contains("publish_error", "UnauthorizedException", "The token has expired.");
    assertThat(publish(token, "one").statusCode()).isEqualTo(401);
    String fresh = token(issuer);
    assertThat(subscribe(ann, "s2", "/users/ann/inbox", fresh)).contains("subscribe_success");
    assertThat(publish(fresh, "two").statusCode()).isEqualTo(200);
    // An existing subscription remains valid while the connection lasts.
    assertThat(ann.next() + ann.next()).contains("\"s1\"", "\"s2\"");
  }

  @Test
  void idempotency_keys_of_two_issuers_subjects_are_independent() {
    String first = publish(token(issuer), "order-7").body();

    assertThat(publish(token(issuer), "order-7").body()).isEqualTo(first);
    assertThat(publish(token(other), "order-7").body())
        .contains("\"successful\":[{")
        .isNotEqualTo(first);
  }

  private AccessFile access() {
    String rules =
        """
          {
            "issuers": {"%1$s": {"audiences": ["app"]}, "%2$s": {"audiences": ["app"]}},
            "connect": ["tokens"],
            "namespaces": {
              "users": [
                {
                  "channel": "/users/{sub}/*",
                  "subscribe": [{"claims": {"iss": "%1$s"}}],
                  "publish": [{"claims": {"iss": "%1$s"}}, {"claims": {"iss": "%2$s"}}]
                }
              ]
            }
          }
          """
            .formatted(issuer.address(), other.address());
    AccessReading read = AccessFile.read(rules.getBytes(UTF_8));
    assertThat(read).as("%s", read).isInstanceOf(AccessReading.Usable.class);
    return ((AccessReading.Usable) read).file();
  }

  private String token(TokenIssuer from) {
    return from.token("ann", clock.instant().plus(LIFE));
  }

  private static String subscribe(EventsClient client, String id, String channel, String token) {
    return client.ask(
        "{\"type\":\"subscribe\",\"id\":\"%s\",\"channel\":\"%s\",%s"
            .formatted(id, channel, authorization(token)));
  }

  private static String authorization(String token) {
    return "\"authorization\":{\"Authorization\":\"" + token + "\"}}";
  }

  private HttpResponse<String> publish(String token, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(switchboard.eventUrl())
            .header("content-type", "application/json")
            .header("Authorization", token)
            .header("Idempotency-Key", key)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"channel\":\"/users/ann/inbox\",\"events\":[\"1\"]}"))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
  }
}
