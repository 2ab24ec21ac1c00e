package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that are guessed, bent or replayed. */
final class KeyAttackTest {

  private static final String ROOM = "\"/default/room\"";
  private static final String BODY = "{\"channel\":\"/default/room\",\"events\":[\"1\"]}";
  private static final String KEY = AttackedService.BACKEND_KEY;
  private static final String GUESS = "guess";

  private static AttackedService service;
  private static EventsClient eve;

  @BeforeAll
  static void start() {
    service = new AttackedService();
    eve = service.connect();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_honest_key_is_allowed_what_the_rules_say() {
    assertThat(publish(AttackedService.showing(KEY))).contains("publish_success");
    assertThat(publish("{\"X-Api-Key\":\"" + KEY + "\"}")).contains("publish_success");
    assertThat(publish(AttackedService.showing(AttackedService.APP_KEY)))
        .contains("publish_error", "UnauthorizedException");
    assertThat(post("x-api-key", KEY).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void bent_credentials_of_a_message_publish_nothing(String credentials) {
    assertThat(publish(credentials)).doesNotContain("publish_success", KEY);
  }

  static Stream<String> credentials() {
    return Stream.of(
        AttackedService.showing(IssuedKey.hashOf(KEY)),
        AttackedService.showing(KEY.toUpperCase(Locale.ROOT)),
        AttackedService.showing(KEY + "\\u0000"),
        AttackedService.showing("local-key"),
        AttackedService.showing("*"),
        AttackedService.showing(""),
        "{\"x-api-key\":[\"" + KEY + "\"]}",
        "{\"x-api-key\":{\"value\":\"" + KEY + "\"}}",
        "{\"x-api-key\":null}",
        "{\"x-api-key\":\"guess\",\"key\":\"" + KEY + "\"}",
        AttackedService.bearing(KEY),
        "\"" + KEY + "\"",
        "{}",
        "null",
        "[]");
  }

  @Test
  void credentials_elsewhere_in_a_request_do_not_count() {
    assertThat(service.post("/event?x-api-key=" + KEY, BODY, "accept", "*/*").statusCode())
        .isEqualTo(401);
    assertThat(post("cookie", "x-api-key=" + KEY).statusCode()).isEqualTo(401);
    assertThat(post("Authorization", KEY).statusCode()).isEqualTo(401);
    String inBody = BODY.replace("}", ",\"authorization\":" + AttackedService.showing(KEY) + "}");
    assertThat(service.post("/event", inBody, "accept", "*/*").statusCode()).isIn(400, 401);
  }

  @Test
  void of_several_keys_in_a_request_none_is_chosen() {
    assertThat(post("x-api-key", KEY, "x-api-key", GUESS).statusCode()).isEqualTo(401);
    assertThat(post("x-api-key", KEY + "," + KEY).statusCode()).isEqualTo(401);
  }

  @Test
  void the_answer_of_another_publisher_is_not_replayed() {
    HttpResponse<String> honest = post("x-api-key", KEY, "Idempotency-Key", "order-7");
    assertThat(honest.statusCode()).isEqualTo(200);

    assertThat(post("x-api-key", AttackedService.APP_KEY, "Idempotency-Key", "order-7"))
        .satisfies(KeyAttackTest::isRefused);
    assertThat(post("x-api-key", GUESS, "Idempotency-Key", "order-7"))
        .satisfies(KeyAttackTest::isRefused);
    assertThat(post("Idempotency-Key", "order-7")).satisfies(KeyAttackTest::isRefused);
    assertThat(post("x-api-key", KEY, "Idempotency-Key", "order-7").body())
        .isEqualTo(honest.body());
  }

  @ParameterizedTest
  @MethodSource("idempotencyKeys")
  void an_idempotency_key_that_cannot_be_stored_is_refused(String key) {
    assertThat(post("x-api-key", KEY, "Idempotency-Key", key).statusCode()).isEqualTo(400);
  }

  static Stream<String> idempotencyKeys() {
    return Stream.of("z".repeat(256), " ");
  }

  private static void isRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isIn(401, 403);
    assertThat(response.body()).doesNotContain("successful");
  }

  private static String publish(String authorization) {
    return service.publish(eve, ROOM, authorization);
  }

  private static HttpResponse<String> post(String... headers) {
    return service.post("/event", BODY, headers);
  }
}
