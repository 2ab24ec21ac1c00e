package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that are made to look valid. */
final class TokenAttackTest {

  private static final String ADMINS = "\"cognito:groups\":[\"admins\"]";
  private static final String ADMIN = "\"/admin/room\"";

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
  void an_honest_token_is_allowed_what_its_claims_say() {
    assertThat(subscribe(ADMIN, service.token(ADMINS))).contains("subscribe_success");
    assertThat(subscribe("\"/users/ann\"", service.token(""))).contains("subscribe_success");
    assertThat(publish(ADMIN, service.token(ADMINS))).contains("publish_success");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"unsigned", "signedByOthers", "otherHeaders", "otherClaims", "otherShapes"})
  void a_forged_token_is_refused(String attack, String token) {
    assertThat(subscribe(ADMIN, token)).as(attack).contains("subscribe_error");
    assertThat(publish(ADMIN, token)).as(attack).contains("publish_error");
    assertThat(
            service
                .post(
                    "/event",
                    "{\"channel\":" + ADMIN + ",\"events\":[\"1\"]}",
                    "Authorization",
                    token.replaceAll("[^!-~]", ""))
                .statusCode())
        .as(attack)
        .isIn(400, 401, 431);
  }

  static Stream<Arguments> unsigned() {
    String claims = service.claims(ADMINS);
    Stream<Arguments> none =
        Stream.of("none", "None", "NONE", "nOnE", "")
            .flatMap(
                name ->
                    Stream.of(
                        arguments("algorithm " + name, unsigned(name, claims) + "."),
                        arguments(
                            "algorithm %s with a signature".formatted(name),
                            unsigned(name, claims) + "." + signatureOf(service.token("")))));
    String key = Base64.getEncoder().encodeToString(service.issuer.publicKey().getEncoded());
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + key.replaceAll("(.{64})", "$1\n").strip()
            + "\n-----END PUBLIC KEY-----";
    Stream<Arguments> symmetric =
        Stream.of(pem + "\n", pem, key, service.issuer.publishedKey(), " ")
            .map(secret -> arguments("HS256 with the public key", hmac(secret, claims)));
    return Stream.concat(none, symmetric);
  }

  static Stream<Arguments> signedByOthers() {
    TokenIssuer stranger = service.stranger;
    String claims = service.claims(ADMINS);
    String strangersKeys = stranger.address() + "/keys";
    return Stream.of(
        arguments("an unknown issuer", stranger.sign(TokenIssuer.HEADER, claims)),
        arguments(
            "a key in the header",
            stranger.sign(header("\"jwk\":" + stranger.publishedKey()), claims)),
        arguments(
            "the address of a key set",
            stranger.sign(header("\"jku\":\"" + strangersKeys + "\""), claims)),
        arguments(
            "the address of a certificate",
            stranger.sign(header("\"x5u\":\"" + strangersKeys + "\""), claims)),
        arguments("the other issuer's key", service.other.sign(TokenIssuer.HEADER, claims)),
        arguments(
            "an algorithm that the issuer may not use",
            service.other.sign(
                TokenIssuer.HEADER, claims("\"iss\":\"" + service.other.address() + "\""))),
        arguments(
            "claims of another token",
            service
                .token("")
                .replaceFirst("\\.[^.]*\\.", "." + TokenIssuer.encoded(claims) + ".")));
  }

  @Test
  void the_address_in_a_header_is_never_asked() {
    signedByOthers().forEach(attack -> subscribe(ADMIN, String.valueOf(attack.get()[1])));

    assertThat(service.stranger.requests()).isZero();
  }

  static Stream<Arguments> otherHeaders() {
    String claims = service.claims(ADMINS);
    Stream<Arguments> ids =
        Stream.of(
                "../../../../dev/null",
                "the-key' or '1'='1",
                "\\u0000",
                "the-key\\u0000",
                "THE-KEY",
                " the-key",
                "",
                "http://localhost/keys",
                "x".repeat(5_000))
            .map(
                id ->
                    arguments(
                        "key id " + id,
                        service.stranger.sign(
                            "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}", claims)));
    Stream<Arguments> extensions =
        Stream.of(
            arguments(
                "a critical extension",
                service.issuer.sign(header("\"crit\":[\"exp\"],\"exp\":1"), claims)),
            arguments(
                "claims that are not encoded",
                service.issuer.sign(header("\"b64\":false,\"crit\":[\"b64\"]"), claims)),
            arguments(
                "another type of token",
                service.issuer.sign(header("\"typ\":\"dpop+jwt\""), claims)));
    return Stream.concat(ids, extensions);
  }

  static Stream<Arguments> otherClaims() {
    String issuer = service.issuer.address();
    return Stream.of(
            "\"iss\":\"" + issuer + "/\"",
            "\"iss\":\"" + issuer + ".evil.example\"",
            "\"iss\":[\"" + issuer + "\"]",
            "\"iss\":\"" + service.stranger.address() + "\"",
            "\"exp\":1",
            "\"exp\":null",
            "\"exp\":\"" + AttackedService.inAnHour() + "\"",
            "\"exp\":1e300",
            "\"nbf\":" + (AttackedService.inAnHour() + 60),
            "\"aud\":\"App\"",
            "\"aud\":\"other\",\"client_id\":\"app\"",
            "\"cognito:groups\":[\"Admins\",\" admins\",\"admins \",\"ADMINS\",\"\\u0430dmins\"]",
            "\"cognito:groups\":\"users,admins\"",
            "\"cognito:groups\":\"users admins\"",
            "\"cognito:groups\":[[\"admins\"]]",
            "\"cognito:groups\":{\"admins\":true}",
            "\"cognito:groups\":[],\"Cognito:Groups\":[\"admins\"]")
        .map(claim -> arguments(claim, service.issuer.sign(TokenIssuer.HEADER, claims(claim))));
  }

  static Stream<Arguments> otherShapes() {
    String token = service.token(ADMINS);
    return Stream.of(
        arguments("five parts", "a.b.c.d.e"),
        arguments("nothing", ""),
        arguments("only the scheme", "Bearer "),
        arguments("the scheme twice", "Bearer Bearer " + token),
        arguments("a fourth part", token + ".x"),
        arguments("two parts", token.substring(0, token.lastIndexOf('.'))),
        arguments("a key", AttackedService.BACKEND_KEY));
  }

  @ParameterizedTest
  @MethodSource("deceivingNames")
  void a_name_in_a_token_opens_no_channel_of_another(String claim, String channel) {
    String token = service.issuer.sign(TokenIssuer.HEADER, claims(claim));

    assertThat(subscribe("\"" + channel + "\"", token)).contains("subscribe_error");
  }

  static Stream<Arguments> deceivingNames() {
    return Stream.of(
        arguments("\"sub\":\"*\"", "/users/*"),
        arguments("\"sub\":\"bob/../ann\"", "/users/ann"),
        arguments("\"sub\":\"eve\"", "/users/ann"),
        arguments("\"sub\":\"Ann\"", "/users/ann"),
        arguments("\"sub\":\"ann\"", "/users/*"),
        arguments("\"sub\":\"ann\"", "/users"),
        arguments("\"sub\":\"ann/inbox\"", "/users/ann/inbox"),
        arguments("\"sub\":\"\\u0430nn\"", "/users/ann"),
        arguments("\"cognito:groups\":[\"*\"]", "/groups/*"),
        arguments("\"cognito:groups\":[\"{sub}\"]", "/groups/ann"),
        arguments("\"cognito:groups\":[\"a/b\"]", "/groups/a/b"),
        arguments("\"sub\":\"backend\"", "/default/room"),
        arguments("\"sub\":\"key:backend\"", "/default/room"));
  }

  private static String subscribe(String channel, String token) {
    return service.subscribe(eve, channel, AttackedService.bearing(token));
  }

  private static String publish(String channel, String token) {
    return service.publish(eve, channel, AttackedService.bearing(token));
  }

  /** Returns the claims of an honest administrator, in which these members replace others. */
  private static String claims(String changed) {
    Map<String, String> honest = new LinkedHashMap<>();
    honest.put("iss", "\"" + service.issuer.address() + "\"");
    honest.put("aud", "\"app\"");
    honest.put("sub", "\"ann\"");
    honest.put("exp", Long.toString(AttackedService.inAnHour()));
    honest.put("cognito:groups", "[\"admins\"]");
    honest.keySet().removeIf(name -> changed.contains("\"" + name + "\":"));
    return honest.entrySet().stream()
        .map(claim -> "\"%s\":%s".formatted(claim.getKey(), claim.getValue()))
        .collect(Collectors.joining(",", "{", "," + changed + "}"));
  }

  private static String header(String more) {
    return TokenIssuer.HEADER.replace("}", "," + more + "}");
  }

  private static String unsigned(String algorithm, String claims) {
    return TokenIssuer.encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"the-key\"}")
        + "."
        + TokenIssuer.encoded(claims);
  }

  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static String hmac(String secret, String claims) {
    try {
      String signed = unsigned("HS256", claims);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return signed + "." + TokenIssuer.encoded(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
