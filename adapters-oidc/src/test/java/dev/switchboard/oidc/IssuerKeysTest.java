package dev.switchboard.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerification.Unavailable;
import dev.switchboard.domain.access.TokenVerification.Verified;
import dev.switchboard.domain.access.TokenVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the number of key fetches, and of faulty responses of an issuer. */
@Timeout(60)
final class IssuerKeysTest {

  private static final RSAKey SECOND = TestIssuer.rsa("second");

  /** Another key with the id of the first one. */
  private static final RSAKey CHANGED = new RSAKey.Builder(SECOND).keyID("first").build();

  private final ManualClock clock = new ManualClock();
  private final TestIssuer issuer = new TestIssuer();
  private final TokenVerifier verifier = verifier(issuer.trusted(), Duration.ofSeconds(10));

  IssuerKeysTest() throws IOException {}

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void keys_are_fetched_with_the_first_token_and_kept_for_an_hour() {
    assertThat(issuer.fetches).hasValue(0);
    good(TestIssuer.KEY);
    good(TestIssuer.KEY);
    assertThat(issuer.fetches).hasValue(1);

    clock.turn(CachedIssuerKeys.FRESH);
    good(TestIssuer.KEY);
    assertThat(issuer.fetches).hasValue(2);
  }

  @Test
  void a_new_key_is_fetched_when_the_first_token_names_it() {
    good(TestIssuer.KEY);
    issuer.keys = TestIssuer.publicly(TestIssuer.KEY, SECOND);
    clock.turn(CachedIssuerKeys.AFTER_ANSWER);

    good(SECOND);
    good(TestIssuer.KEY);
    assertThat(issuer.fetches).hasValue(2);
  }

  @Test
  void a_key_that_was_withdrawn_is_gone_within_the_hour() {
    good(TestIssuer.KEY);
    issuer.keys = TestIssuer.publicly(SECOND);
    clock.turn(CachedIssuerKeys.FRESH);

    bad(TestIssuer.KEY, "key id");
  }

  /** Tokens with invented keys must not cause a fetch each. */
  @Test
  void tokens_that_name_unknown_keys_cause_one_fetch_in_a_while() {
    good(TestIssuer.KEY);
    RSAKey[] unknown = {renamed("a"), renamed("b"), renamed("c")};

    for (RSAKey key : unknown) {
      bad(key, "key id");
    }
    assertThat(issuer.fetches).hasValue(1);

    clock.turn(CachedIssuerKeys.AFTER_ANSWER);
    for (RSAKey key : unknown) {
      bad(key, "key id");
    }
    assertThat(issuer.fetches).hasValue(2);
  }

  /** An issuer for tests that is restarted has a new key with the id of the old one. */
  @Test
  void a_new_key_with_a_known_id_is_fetched_within_a_minute() {
    good(TestIssuer.KEY);
    issuer.keys = TestIssuer.publicly(CHANGED);
    bad(CHANGED, "signature");

    clock.turn(CachedIssuerKeys.AFTER_ANSWER);
    good(CHANGED);
    bad(TestIssuer.KEY, "signature");
    assertThat(issuer.fetches).hasValue(2);
  }

  @Test
  void forged_tokens_cause_one_fetch_in_30_seconds_whether_it_succeeds_or_not() {
    RSAKey[] keys = {CHANGED, renamed("a"), CHANGED, renamed("b")};
    good(TestIssuer.KEY);

    for (int status : new int[] {200, 500, 302}) {
      issuer.status = status;
      int before = issuer.configurations.get();
      for (Duration part : List.of(CachedIssuerKeys.AFTER_ANSWER, Duration.ofSeconds(29))) {
        clock.turn(part);
        for (RSAKey key : keys) {
          assertThat(verifier.verify(token(key))).isNotInstanceOf(Verified.class);
        }
      }
      assertThat(issuer.configurations).hasValue(before + 1);
      clock.turn(Duration.ofSeconds(1));
    }
  }

  /** The missing key may be new, but a key that is known and does not fit proves a forgery. */
  @Test
  void while_the_issuer_is_down_an_unknown_key_is_no_refusal_but_a_wrong_signature_is() {
    good(TestIssuer.KEY);
    issuer.status = 503;
    clock.turn(CachedIssuerKeys.AFTER_ANSWER);

    unavailable(SECOND, "could not be fetched: it answered 503.");
    bad(CHANGED, "signature");
    good(TestIssuer.KEY);
  }

  @Test
  void many_first_tokens_at_once_cause_one_fetch() throws InterruptedException, ExecutionException {
    String token = token(TestIssuer.KEY);
    List<Callable<TokenVerification>> checks =
        Stream.generate(() -> (Callable<TokenVerification>) () -> verifier.verify(token))
            .limit(20)
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TokenVerification> check : threads.invokeAll(checks)) {
        assertThat(check.get()).isInstanceOf(Verified.class);
      }
    }
    assertThat(issuer.fetches).hasValue(1);
  }

  @Test
  void the_address_of_the_keys_can_be_set() {
    issuer.configuration = "no configuration";
    IssuerSettings asked = issuer.trusted();
    IssuerSettings told =
        new IssuerSettings(
            asked.issuer(),
            asked.audiences(),
            asked.algorithms(),
            Optional.of(issuer.keysAddress()));

    assertThat(verifier(told, Duration.ofSeconds(10)).verify(token(TestIssuer.KEY)))
        .isInstanceOf(Verified.class);
  }

  @Test
  void an_issuer_that_answers_badly_is_named_as_the_trouble() {
    issuer.status = 503;
    unavailable(TestIssuer.KEY, "could not be fetched: it answered 503.");
  }

  @Test
  void an_issuer_that_sends_elsewhere_is_not_followed() {
    issuer.status = 302;
    unavailable(TestIssuer.KEY, "could not be fetched: it answered 302.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"keys\":1}", "{\"keys\":null}", "<html>"})
  void keys_that_are_none_are_the_trouble(String keys) {
    issuer.keys = keys;
    unavailable(TestIssuer.KEY, "could not be fetched: its answer is not a set of keys.");
  }

  /** A key of an unknown kind must not make the other keys unusable. */
  @Test
  void what_is_no_key_among_the_keys_is_passed_over() {
    String odd =
        "null, 1, [], {}, {\"kty\":1}, {\"kty\":\"RSA\"}, {\"kty\":\"new\"},"
            + " {\"kty\":\"EC\",\"crv\":1}";
    issuer.keys = "{\"keys\":[" + odd + "]}";
    bad(TestIssuer.KEY, "key id");

    issuer.keys = "{\"keys\":[" + odd + "," + TestIssuer.KEY.toPublicJWK() + "]}";
    clock.turn(CachedIssuerKeys.AFTER_ANSWER);
    good(TestIssuer.KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\":\"%s/\",\"jwks_uri\":\"%s\"}",
        "{\"issuer\":\"%s\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"http://example.com/keys\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"file:///etc/hosts\"}",
        "{\"issuer\":\"%s\",\"jwks_uri\":7}",
        "{\"issuer\":null}",
        "null",
      })
  void a_configuration_that_leads_elsewhere_is_the_trouble(String configuration) {
    issuer.configuration = configuration.formatted(issuer.address(), issuer.keysAddress());
    unavailable(TestIssuer.KEY, "could not be fetched: its ");
    assertThat(issuer.fetches).hasValue(0);
  }

  @Test
  void too_many_keys_are_the_trouble() {
    issuer.keys = "{\"keys\":[]" + " ".repeat(IssuerDocumentRetriever.MOST_BYTES) + "}";
    unavailable(TestIssuer.KEY, "could not be fetched");
  }

  @Test
  void an_issuer_that_is_not_there_is_the_trouble_and_asked_again_after_a_pause() {
    issuer.status = 500;
    unavailable(TestIssuer.KEY, "could not be fetched");
    issuer.status = 200;
    unavailable(TestIssuer.KEY, "could not be fetched");

    clock.turn(CachedIssuerKeys.AFTER_FAILURE);
    good(TestIssuer.KEY);
  }

  @Test
  void known_keys_are_used_on_while_the_issuer_does_not_answer_but_not_for_ever() {
    good(TestIssuer.KEY);
    issuer.status = 500;

    clock.turn(CachedIssuerKeys.OUTAGE.minusMillis(1));
    good(TestIssuer.KEY);

    clock.turn(Duration.ofMillis(1));
    unavailable(TestIssuer.KEY, "could not be fetched: it answered 500.");
  }

  @Test
  void known_keys_are_used_for_a_day_at_most_though_they_were_used_within_their_hour() {
    good(TestIssuer.KEY);
    clock.turn(CachedIssuerKeys.FRESH.minusMillis(1));
    good(TestIssuer.KEY);
    issuer.status = 500;

    clock.turn(CachedIssuerKeys.OUTAGE.plusMillis(1));
    unavailable(TestIssuer.KEY, "could not be fetched: it answered 500.");
  }

  @Test
  void an_issuer_that_answers_again_is_asked_five_seconds_after_it_failed() {
    good(TestIssuer.KEY);
    issuer.status = 500;
    clock.turn(CachedIssuerKeys.FRESH);
    good(TestIssuer.KEY);

    issuer.status = 200;
    issuer.keys = TestIssuer.publicly(SECOND);
    clock.turn(CachedIssuerKeys.AFTER_FAILURE);
    bad(TestIssuer.KEY, "key id");
    good(SECOND);
  }

  @Test
  void an_issuer_that_hangs_is_given_up() {
    issuer.silent = true;
    assertThat(verifier(issuer.trusted(), Duration.ofMillis(200)).verify(token(TestIssuer.KEY)))
        .isEqualTo(
            new Unavailable(
                "The keys of the token's issuer could not be fetched: it did not answer in time."));
  }

  @Test
  void an_issuer_that_begins_an_answer_and_hangs_is_given_up() {
    issuer.dripping = true;
    assertThat(verifier(issuer.trusted(), Duration.ofMillis(200)).verify(token(TestIssuer.KEY)))
        .isEqualTo(
            new Unavailable(
                "The keys of the token's issuer could not be fetched: it did not answer in time."));
  }

  @Test
  void an_issuer_that_cannot_be_reached_is_the_trouble() {
    issuer.close();
    unavailable(TestIssuer.KEY, "could not be fetched: it cannot be reached");
  }

  private void good(RSAKey key) {
    assertThat(verifier.verify(token(key))).isInstanceOf(Verified.class);
  }

  private void bad(RSAKey key, String why) {
    assertThat(verifier.verify(token(key)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(why));
  }

  private void unavailable(RSAKey key, String why) {
    assertThat(verifier.verify(token(key)))
        .isInstanceOfSatisfying(
            Unavailable.class, unavailable -> assertThat(unavailable.reason()).contains(why));
  }

  private String token(RSAKey key) {
    Instant now = clock.instant();
    return TestIssuer.sign(
        key,
        new JWTClaimsSet.Builder()
            .issuer(issuer.address())
            .subject("ann")
            .audience("app")
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
            .build());
  }

  private static RSAKey renamed(String id) {
    return new RSAKey.Builder(SECOND).keyID(id).build();
  }

  private TokenVerifier verifier(IssuerSettings trusted, Duration timeout) {
    return new OidcTokenVerifier(
        new OidcSettings(List.of(trusted), timeout, Duration.ofSeconds(30)), clock);
  }
}
