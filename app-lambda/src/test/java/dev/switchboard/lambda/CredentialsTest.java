package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.Handshake;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the credentials that a client sends at the handshake. */
final class CredentialsTest {

  private static final String EVENTS = "aws-appsync-event-ws";

  private final HandshakeReader headers = new HandshakeReader();

  @ParameterizedTest
  @ValueSource(strings = {"%s,%s", "%s, %s"})
  void come_as_an_offered_subprotocol_in_either_order(String form) {
    String shown = "header-" + encoded("{\"host\":\"localhost:8080\",\"x-api-key\":\"k\"}");
    HandshakeReader reversed = new HandshakeReader();
    headers.add("Sec-WebSocket-Protocol", form.formatted(EVENTS, shown));
    reversed.add("sec-websocket-protocol", form.formatted(shown, EVENTS));

    for (Handshake handshake : new Handshake[] {handshake(headers), handshake(reversed)}) {
      assertThat(handshake.subprotocols()).containsExactly(EVENTS);
      assertThat(handshake.credentials()).isEqualTo(new Credentials.ApiKey("k"));
    }
  }

  @Test
  void are_found_on_any_line_of_several() {
    String shown = "header-" + encoded("{\"host\":\"localhost:8080\",\"x-api-key\":\"k\"}");
    for (List<String> lines :
        List.of(
            List.of(EVENTS, shown),
            List.of(shown, EVENTS),
            List.of("other", "", EVENTS, shown),
            List.of("other," + shown, "", EVENTS))) {
      HandshakeReader several = new HandshakeReader();
      several.add("Sec-WebSocket-Protocol", lines.getLast());
      lines.forEach(line -> several.addLine("Sec-WebSocket-Protocol", line));

      assertThat(handshake(several).subprotocols()).contains(EVENTS).doesNotContain("header-");
      assertThat(handshake(several).credentials()).isEqualTo(new Credentials.ApiKey("k"));
    }
  }

  @Test
  void may_be_padded() {
    headers.add(
        "Sec-WebSocket-Protocol", EVENTS + ",header-" + encoded("{\"x-api-key\":\"key\"}") + "==");

    assertThat(handshake(headers).credentials()).isEqualTo(new Credentials.ApiKey("key"));
  }

  /** Any client can offer any text before it is authenticated. */
  @Test
  void padded_beyond_all_reason_are_read_at_once() {
    headers.add("Sec-WebSocket-Protocol", EVENTS + ",header-" + "=".repeat(1_000_000) + "x");

    Credentials shown =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> handshake(headers).credentials());
    assertThat(shown).isEqualTo(new Credentials.None());
  }

  @Test
  void come_as_headers_where_none_are_offered() {
    headers.add("Sec-WebSocket-Protocol", EVENTS);
    headers.add("AUTHORIZATION", "Bearer a.b.c");

    assertThat(handshake(headers).credentials()).isEqualTo(new Credentials.Token("a.b.c"));
  }

  @Test
  void that_are_offered_count_before_headers() {
    headers.add("Sec-WebSocket-Protocol", EVENTS + ",header-" + encoded("{}"));
    headers.add("x-api-key", "k");

    assertThat(handshake(headers).credentials()).isEqualTo(new Credentials.None());
  }

  @ParameterizedTest
  @CsvSource({
    "authorization, a.b.c, Token",
    "Authorization, bearer a.b.c, Token",
    "Authorization, AWS4-HMAC-SHA256 Credential=x, Signature",
    "X-API-Key, k, ApiKey",
    "x-api-key, ' ', None",
    "cookie, secret, None"
  })
  void are_told_apart_by_their_name_and_form(String name, String value, String kind) {
    headers.add(name, value);

    assertThat(handshake(headers).credentials().getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "bm8", "e30=e30", "W10", "ÿ"})
  void that_cannot_be_decoded_show_nothing(String offer) {
    headers.add("Sec-WebSocket-Protocol", EVENTS + ", header-" + offer);

    assertThat(handshake(headers).credentials()).isEqualTo(new Credentials.None());
    assertThat(handshake(headers).subprotocols()).containsExactly(EVENTS);
  }

  @Test
  void alone_are_an_offer_that_makes_no_plain_client_and_are_not_repeated() {
    headers.add("Sec-WebSocket-Protocol", "header-" + encoded("{\"x-api-key\":\"k\"}"));

    assertThat(handshake(headers).subprotocols()).containsExactly("header-");

    headers.add("Sec-WebSocket-Protocol", "mqtt");
    assertThat(handshake(headers).subprotocols()).containsExactly("mqtt", "header-");
  }

  @Test
  void are_never_shown() {
    headers.add("x-api-key", "very-secret");

    assertThat(handshake(headers).toString()).doesNotContain("very-secret");
  }

  private static Handshake handshake(HandshakeReader headers) {
    return headers.handshake(new ConnectionId("ada"), Instant.EPOCH);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
