package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.Handshake;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Verifies that any offer of subprotocols is read, and that its credentials are found and kept. */
final class HandshakeFuzzTest {

  private static final String EVENTS = "aws-appsync-event-ws";

  @Property
  void any_offer_is_read(@ForAll("offers") String offer) {
    isRead(handshake(offer));
  }

  @Property
  void any_bytes_are_credentials_or_none(@ForAll byte[] bytes) {
    Handshake handshake = handshake(EVENTS + "," + token(bytes));

    isRead(handshake);
    assertThat(handshake.subprotocols()).containsExactly(EVENTS);
  }

  @Property
  void garbled_credentials_are_credentials_or_none(@ForAll("garbled") String json) {
    Handshake handshake = handshake(EVENTS + "," + token(json.getBytes(UTF_8)));

    isRead(handshake);
    assertThat(handshake.subprotocols()).containsExactly(EVENTS);
  }

  @Property
  void credentials_are_found_wherever_they_are_offered(
      @ForAll("shown") GeneratedMessage.Shown shown,
      @ForAll("padding") String padding,
      @ForAll("form") String form) {
    String token = token(shown) + padding;

    Handshake handshake = handshake(form.formatted(token));

    assertThat(handshake.credentials()).isEqualTo(shown.meant());
    assertThat(handshake.subprotocols()).containsExactly(EVENTS);
    assertThat(handshake.toString()).doesNotContain(token);
  }

  @Property
  void credentials_cut_short_anywhere_are_none(
      @ForAll("shown") GeneratedMessage.Shown shown, @ForAll("places") int where) {
    String token = token(shown);
    int prefix = "header-".length();
    String cut = token.substring(0, prefix + where % (token.length() - prefix));

    assertThat(handshake(EVENTS + "," + cut).credentials()).isEqualTo(new Credentials.None());
  }

  /** Asserts that no offer is empty, contains a comma or is a credential. */
  private static void isRead(Handshake handshake) {
    assertThat(handshake.subprotocols())
        .noneMatch(offer -> offer.isBlank() || offer.contains(","))
        .allMatch(offer -> offer.equals("header-") || !offer.startsWith("header-"));
  }

  private static Handshake handshake(String offered) {
    HandshakeReader headers = new HandshakeReader();
    headers.add("Sec-WebSocket-Protocol", offered);
    return headers.handshake(new ConnectionId("ada"), Instant.EPOCH);
  }

  private static String token(GeneratedMessage.Shown shown) {
    return token(JsonTexts.object(shown.members()).getBytes(UTF_8));
  }

  private static String token(byte[] bytes) {
    return "header-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Provide
  Arbitrary<String> offers() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.of("header-", "header-e30", "=", ",", ", ", EVENTS, "Header-", "e30"),
            Arbitraries.strings().ofMaxLength(8),
            shown().map(HandshakeFuzzTest::token));
    return parts.list().ofMaxSize(8).map(all -> String.join("", all)).withoutEdgeCases();
  }

  @Provide
  Arbitrary<String> garbled() {
    return JsonTexts.garbled(shown().map(each -> JsonTexts.object(each.members())));
  }

  /** Returns credentials among members that have no meaning. */
  @Provide
  Arbitrary<GeneratedMessage.Shown> shown() {
    Arbitrary<List<String>> others =
        JsonTexts.values().map(json -> JsonTexts.member("host", json)).list().ofMaxSize(2);
    return Combinators.combine(others, GeneratedMessage.credentials())
        .as((members, shown) -> shown.after(members))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<String> padding() {
    return Arbitraries.of("", "=", "==", "=".repeat(100));
  }

  @Provide
  Arbitrary<String> form() {
    return Arbitraries.of(
        EVENTS + ",%s", "%s," + EVENTS, EVENTS + " ,, %s ", ",%s,,%1$s," + EVENTS);
  }

  @Provide
  Arbitrary<Integer> places() {
    return JsonTexts.places();
  }
}
