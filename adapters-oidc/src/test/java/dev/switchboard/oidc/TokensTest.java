package dev.switchboard.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerification.Verified;
import dev.switchboard.domain.access.TokenVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies which tokens are accepted, and that the known kinds of forgery are refused. */
final class TokensTest {

  /** Another key than the issuer's. */
  private static final RSAKey OTHER = TestIssuer.rsa("other");

  private final ManualClock clock = new ManualClock();
  private final TestIssuer issuer = new TestIssuer();
  private final TokenVerifier verifier = verifier(issuer.trusted());

  TokensTest() throws IOException {}

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void a_good_token_tells_all_that_rules_ask_for() {
    TokenVerification verification =
        verify(
            claims ->
                claims
                    .claim("cognito:groups", List.of("admins", "staff"))
                    .claim("email_verified", true)
                    .claim("level", 7)
                    .claim("scope", "openid  email openid")
                    .claim("address", Map.of("city", "Ulm")));

    Principal principal = verified(verification);
    assertThat(principal.claims())
        .containsEntry("cognito:groups", Set.of("admins", "staff"))
        .containsEntry("email_verified", Set.of("true"))
        .containsEntry("level", Set.of("7"))
        .containsEntry("iss", Set.of(issuer.address()))
        .containsEntry("address", Set.of())
        .containsEntry("address.city", Set.of("Ulm"));
    assertThat(principal.hasClaim("scope", "openid")).isTrue();
    assertThat(principal.hasClaim("scope", "email")).isTrue();
  }

  @Test
  void an_access_token_of_cognito_is_for_its_client() {
    assertThat(verify(claims -> claims.audience((String) null).claim("client_id", "app")))
        .isInstanceOf(Verified.class);
    refused(
        verify(claims -> claims.audience((String) null).claim("client_id", "stranger")),
        "audience");
    refused(verify(claims -> claims.audience((String) null)), "has no audience");
  }

  @Test
  void one_of_several_audiences_is_enough_and_a_client_does_not_stand_in_for_a_wrong_one() {
    assertThat(verify(claims -> claims.audience(List.of("stranger", "other-app"))))
        .isInstanceOf(Verified.class);
    refused(verify(claims -> claims.audience("stranger")), "audience");
    refused(verify(claims -> claims.audience("stranger").claim("client_id", "app")), "audience");
  }

  @Test
  void a_token_of_another_issuer_is_refused_without_asking_anybody() {
    refused(verify(claims -> claims.issuer("https://example.com")), "issuer that is not trusted");
    refused(verify(claims -> claims.issuer(issuer.address() + "/")), "issuer that is not trusted");
    refused(verify(claims -> claims.issuer(null)), "has no issuer");
    assertThat(issuer.fetches).hasValue(0);
  }

  @Test
  void time_is_checked_with_slack_for_clocks() {
    Instant now = clock.instant();
    assertThat(verify(claims -> claims.expirationTime(Date.from(now.minusSeconds(29)))))
        .isInstanceOf(Verified.class);
    refused(verify(claims -> claims.expirationTime(Date.from(now.minusSeconds(30)))), "expired");
    refused(verify(claims -> claims.expirationTime(null)), "does not say when it expires");
    assertThat(verify(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(29)))))
        .isInstanceOf(Verified.class);
    refused(
        verify(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(30)))), "not valid yet");
  }

  @Test
  void a_token_without_a_subject_is_refused() {
    refused(verify(claims -> claims.subject(null)), "no subject");
    refused(verify(claims -> claims.subject("")), "no subject");
  }

  @Test
  void an_unsigned_token_is_refused() {
    refused(verifier.verify(new PlainJWT(claims().build()).serialize()), "not a signed JWT");
    String signed = TestIssuer.sign(TestIssuer.KEY, claims().build());
    refused(verifier.verify(signed.substring(0, signed.lastIndexOf('.') + 1)), "");
    for (String none : List.of("none", "None", "NONE")) {
      String header = Base64URL.encode("{\"alg\":\"" + none + "\"}").toString();
      refused(verifier.verify(header + signed.substring(signed.indexOf('.'))), "");
    }
  }

  /** The public key, which is not secret, must not be accepted as the secret of an HMAC. */
  @Test
  void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws JOSEException {
    for (byte[] secret :
        List.of(
            TestIssuer.KEY.toRSAPublicKey().getEncoded(),
            TestIssuer.KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
      forged.sign(new MACSigner(secret));
      refused(verifier.verify(forged.serialize()), "algorithm that is not allowed");
    }
    assertThat(issuer.fetches).hasValue(0);
  }

  @Test
  void a_secret_among_the_published_keys_signs_nothing() {
    OctetSequenceKey secret =
        new OctetSequenceKey.Builder(new byte[64])
            .keyID("secret")
            .algorithm(JWSAlgorithm.HS256)
            .build();
    issuer.keys = "{\"keys\":[" + secret.toJSONString() + "]}";
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("secret").build();

    refused(verifier.verify(TestIssuer.sign(secret, header, claims().build())), "algorithm");
  }

  @Test
  void an_algorithm_that_was_not_allowed_is_refused_though_the_key_is_right() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first").build();

    refused(
        verifier.verify(TestIssuer.sign(TestIssuer.KEY, header, claims().build())), "algorithm");
  }

  @Test
  void a_token_signed_with_another_key_is_refused() {
    RSAKey other = renamed("first");

    refused(verifier.verify(TestIssuer.sign(other, claims().build())), "signature");
  }

  /** A header that contains its own key is equivalent to no signature. */
  @Test
  void a_key_in_the_tokens_own_header_is_not_used() {
    RSAKey own = renamed("own");
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own").jwk(own.toPublicJWK()).build();

    refused(verifier.verify(TestIssuer.sign(own, header, claims().build())), "key id (kid)");
  }

  @Test
  void elliptic_curves_sign_as_well_but_not_with_another_curves_algorithm() throws JOSEException {
    ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    issuer.keys = TestIssuer.publicly(curve);

    assertThat(verifier.verify(TestIssuer.sign(curve, claims().build())))
        .isInstanceOf(Verified.class);
    refused(verifier.verify(TestIssuer.sign(TestIssuer.KEY, claims().build())), "key id (kid)");
    RSAKey renamed = new RSAKey.Builder(TestIssuer.KEY).keyID("curve").build();
    refused(
        verifier.verify(TestIssuer.sign(renamed, claims().build())), "another algorithm or use");
  }

  @Test
  void a_token_without_a_key_id_is_checked_with_every_suitable_key() throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
    String token = TestIssuer.sign(TestIssuer.KEY, header, claims().build());
    issuer.keys =
        TestIssuer.publicly(
            new ECKeyGenerator(Curve.P_256).keyID("a").generate(), renamed("b"), TestIssuer.KEY);

    assertThat(verifier.verify(token)).isInstanceOf(Verified.class);

    try (TestIssuer other = new TestIssuer()) {
      other.keys = TestIssuer.publicly(new ECKeyGenerator(Curve.P_256).keyID("a").generate());
      JWTClaimsSet claims = claims().issuer(other.address()).build();
      refused(
          verifier(other.trusted()).verify(TestIssuer.sign(TestIssuer.KEY, header, claims)),
          "another algorithm or use");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void a_key_for_encryption_or_too_short_signs_nothing() throws JOSEException {
    RSAKey anyUse = renamed("enc");
    RSAKey encrypting = new RSAKey.Builder(anyUse).keyUse(KeyUse.ENCRYPTION).build();
    RSAKey shorter = new RSAKeyGenerator(1024, true).keyID("short").generate();
    issuer.keys = TestIssuer.publicly(encrypting, shorter);

    refused(verifier.verify(TestIssuer.sign(anyUse, claims().build())), "another algorithm or use");
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("short").build();
    SignedJWT weak = new SignedJWT(header, claims().build());
    weak.sign(new RSASSASigner(shorter.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
    refused(verifier.verify(weak.serialize()), "fewer than 2,048 bits");
  }

  /** Types have no letter case, and their long form means the same: RFC 7515 §4.1.9, RFC 9068. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "JWT",
        "jwt",
        "application/jwt",
        "at+jwt",
        "AT+JWT",
        "application/at+jwt",
        "Application/AT+JWT"
      })
  void a_token_may_have_the_type_of_a_token(String type) {
    assertThat(verifier.verify(typed(type))).isInstanceOf(Verified.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "logout+jwt", "dpop+jwt", "secevent+jwt", "text/at+jwt", "JWT "})
  void a_token_of_another_type_is_refused_before_its_signature(String type) {
    refused(verifier.verify(typed(type)), "The token's type (typ) is neither JWT nor at+jwt.");
    assertThat(issuer.fetches).hasValue(0);
  }

  private String typed(String type) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("first")
            .type(new JOSEObjectType(type))
            .build();
    return TestIssuer.sign(TestIssuer.KEY, header, claims().build());
  }

  @Test
  void a_token_that_demands_what_we_do_not_know_is_refused() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("first")
            .criticalParams(Set.of("a"))
            .customParam("a", 1)
            .build();

    refused(
        verifier.verify(TestIssuer.sign(TestIssuer.KEY, header, claims().build())),
        "requires an extension (crit)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sub\":\"ann\"} | The token has no issuer (iss).",
        "{\"iss\":[\"a\"]} | The token's claims are malformed",
        "{\"iss\":\"ISSUER\",\"exp\":\"soon\"} | The token's claims are malformed",
        "{bad | The token's claims are malformed",
        "{\"iss\":\"ISSUER\",\"iss\":\"ISSUER\"} | The token's claims are malformed",
        "{\"iss\":\"ISSUER\",\"exp\":9999999999,\"azp\":\"app\",\"sub\":\"ann\"}"
            + " | The token has no audience: neither aud nor client_id.",
        "{\"iss\":\"ISSUER\",\"exp\":9999999999,\"aud\":\"app\"}"
            + " | The token has no subject (sub).",
      })
  void malformed_and_missing_claims_are_named(String claims, String reason) {
    refused(verifier.verify(signed(claims.replace("ISSUER", issuer.address()))), reason);
  }

  private static String signed(String claims) {
    try {
      JWSObject token =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
              new Payload(claims));
      token.sign(new RSASSASigner(TestIssuer.KEY));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void an_oversized_token_is_refused_unread() {
    refused(
        verify(claims -> claims.claim("essay", "x".repeat(20_000))), "more than 16,384 characters");
    assertThat(issuer.fetches).hasValue(0);
  }

  @Test
  void each_of_several_issuers_has_its_own_keys() throws IOException {
    try (TestIssuer other = new TestIssuer()) {
      RSAKey key = renamed("first");
      other.keys = TestIssuer.publicly(key);
      TokenVerifier both = verifier(issuer.trusted(), other.trusted());
      JWTClaimsSet ofOther = claims().issuer(other.address()).build();

      assertThat(both.verify(TestIssuer.sign(TestIssuer.KEY, claims().build())))
          .isInstanceOf(Verified.class);
      assertThat(both.verify(TestIssuer.sign(key, ofOther))).isInstanceOf(Verified.class);
      refused(both.verify(TestIssuer.sign(TestIssuer.KEY, ofOther)), "signature");
      refused(both.verify(TestIssuer.sign(key, claims().build())), "signature");
    }
  }

  /** Any text results in a value. */
  @Test
  void garbled_tokens_are_refused_and_nothing_is_thrown() {
    String good = TestIssuer.sign(TestIssuer.KEY, claims().build());
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      String garbled = garbled(good, random);
      if (!garbled.equals(good)) {
        assertThat(verifier.verify(garbled))
            .as("seed %d: %s", seed, garbled)
            .isInstanceOf(Refused.class);
      }
    }
  }

  /** Replaces parts of the headers and claims of a token with JSON of every kind. */
  @Test
  void odd_json_in_a_token_is_refused_and_nothing_is_thrown() {
    List<String> odd =
        List.of(
            "null",
            "1",
            "\"\"",
            "[]",
            "{}",
            "{",
            "{\"alg\":null}",
            "{\"alg\":1}",
            "{\"alg\":[]}",
            "{\"alg\":\"RS256\",\"kid\":{}}",
            "{\"alg\":\"RS256\",\"crit\":1}",
            "{\"alg\":\"RS256\",\"jwk\":{}}",
            "{\"alg\":\"RS256\",\"x5c\":[1]}",
            "{\"iss\":1}",
            "{\"iss\":\"%s\",\"exp\":\"x\"}".formatted(issuer.address()),
            "{\"iss\":\"%s\",\"aud\":{}}".formatted(issuer.address()),
            "{\"iss\":\"%s\",\"exp\":1e400}".formatted(issuer.address()),
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000));
    for (String header : odd) {
      for (String claims : odd) {
        String token =
            Base64URL.encode(header) + "." + Base64URL.encode(claims) + "." + Base64URL.encode("x");
        assertThat(verifier.verify(token)).as("%s %s", header, claims).isInstanceOf(Refused.class);
      }
    }
    String header = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"first\"}").toString();
    for (String claims : odd) {
      String token = header + "." + Base64URL.encode(claims) + "." + Base64URL.encode("x");
      assertThat(verifier.verify(token)).as(claims).isInstanceOf(Refused.class);
    }
  }

  private static String garbled(String token, Random random) {
    StringBuilder text = new StringBuilder(token);
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      int at = random.nextInt(Math.max(1, text.length() - 1));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, (char) random.nextInt(0x3000));
        default -> text.setLength(at + 2);
      }
    }
    return text.toString();
  }

  private TokenVerification verify(UnaryOperator<JWTClaimsSet.Builder> change) {
    return verifier.verify(TestIssuer.sign(TestIssuer.KEY, change.apply(claims()).build()));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.address())
        .subject("ann")
        .audience("app")
        .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))));
  }

  private TokenVerifier verifier(IssuerSettings... issuers) {
    return new OidcTokenVerifier(OidcSettings.of(List.of(issuers)), clock);
  }

  private static RSAKey renamed(String id) {
    return new RSAKey.Builder(OTHER).keyID(id).build();
  }

  private static Principal verified(TokenVerification verification) {
    assertThat(verification).isInstanceOf(Verified.class);
    return ((Verified) verification).principal();
  }

  private static void refused(TokenVerification verification, String why) {
    assertThat(verification)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(why));
  }
}
