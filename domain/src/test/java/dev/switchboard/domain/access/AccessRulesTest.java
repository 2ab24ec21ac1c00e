package dev.switchboard.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.domain.access.Authentication.Authenticated;
import dev.switchboard.domain.access.Authentication.Refused;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AccessRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private static final Principal BACKEND = Principal.ofKey("backend");
  private static final Principal APP = Principal.ofKey("app");
  private static final Principal ANN = token("ann", "staff");
  private static final Principal BOB = token("bob", "admins", "staff");
  private static final List<Principal> ALL = List.of(Principal.ANONYMOUS, BACKEND, APP, ANN, BOB);

  private static final AccessRules RULES =
      new AccessRules(
          true,
          List.of(
              new IssuedKey("backend", IssuedKey.hashOf("backend's key"), LATER),
              new IssuedKey("app", IssuedKey.hashOf("the app's key"), NOW)),
          List.of(new Grantee.AnyKey(), new Grantee.Token(Map.of())),
          List.of(
              rule("/news/*", List.of(new Grantee.Anyone()), List.of(new Grantee.Key("backend"))),
              rule(
                  "/users/{sub}/*",
                  List.of(new Grantee.Token(Map.of())),
                  List.of(new Grantee.AnyKey())),
              rule("/board", List.of(), List.of(new Grantee.Token(Map.of("groups", "admins"))))),
          TokenVerifier.NONE);

  @Test
  void a_client_without_credentials_stays_anonymous() {
    assertThat(RULES.authenticate(new Credentials.None(), NOW))
        .isEqualTo(new Authenticated(Principal.ANONYMOUS));
  }

  @Test
  void a_key_is_valid_until_it_expires() {
    assertThat(RULES.authenticate(new Credentials.ApiKey("backend's key"), NOW))
        .isEqualTo(new Authenticated(BACKEND));
    assertThat(RULES.authenticate(new Credentials.ApiKey("backend's key"), LATER.minusNanos(1)))
        .isEqualTo(new Authenticated(BACKEND));
    assertThat(RULES.authenticate(new Credentials.ApiKey("backend's key"), LATER))
        .isEqualTo(new Refused("The API key expired at 2026-11-23T12:01:00Z."));
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThat(
            Stream.of("", "backend", "Backend's key", "backend's key ", IssuedKey.hashOf("x"))
                .map(key -> RULES.authenticate(new Credentials.ApiKey(key), NOW)))
        .containsOnly(new Refused("The API key is not known here."));
  }

  /** UTF-8 has no unpaired surrogate, so Java encodes one as a question mark. */
  @Test
  void a_key_with_half_a_surrogate_pair_is_not_the_key_with_a_question_mark() {
    IssuedKey key = new IssuedKey("a", IssuedKey.hashOf("sb-?x"), LATER);
    AccessRules rules =
        new AccessRules(true, List.of(key), List.of(), List.of(), TokenVerifier.NONE);

    assertThat(rules.authenticate(new Credentials.ApiKey("sb-?x"), NOW))
        .isInstanceOf(Authenticated.class);
    assertThat(rules.authenticate(new Credentials.ApiKey("sb-\ud83dx"), NOW))
        .isInstanceOf(Refused.class);
  }

  /** The access file contains only the hash, so that its readers cannot use the key. */
  @Test
  void a_keys_hash_is_not_accepted_as_a_key() {
    String hash = RULES.keys().getFirst().sha256();

    assertThat(RULES.authenticate(new Credentials.ApiKey(hash), NOW)).isInstanceOf(Refused.class);
  }

  @Test
  void an_aws_signature_is_refused_with_a_reason() {
    assertThat(RULES.authenticate(new Credentials.Signature(), NOW))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("IAM", "API key or a token"));
  }

  @Test
  void a_token_is_checked_by_the_verifier() {
    AccessRules rules =
        RULES.withTokens(
            token ->
                switch (token) {
                  case "ann's token" -> new TokenVerification.Verified(ANN);
                  case "early" -> new TokenVerification.Unavailable("Not now.");
                  default -> new TokenVerification.Refused("Not this one.");
                });

    assertThat(rules.authenticate(new Credentials.Token("ann's token"), NOW))
        .isEqualTo(new Authenticated(ANN));
    assertThat(rules.authenticate(new Credentials.Token("another"), NOW))
        .isEqualTo(new Refused("Not this one."));
    assertThat(rules.authenticate(new Credentials.Token("early"), NOW))
        .isEqualTo(new Authentication.Unavailable("Not now."));
  }

  @Test
  void a_token_is_refused_without_a_verifier() {
    assertThat(RULES.authenticate(new Credentials.Token("ann's token"), NOW))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("no issuer is configured"));
  }

  @Test
  void a_listed_principal_may_connect() {
    assertThat(ALL.stream().filter(RULES::mayConnect)).containsExactly(BACKEND, APP, ANN, BOB);
  }

  @Test
  void a_principal_that_a_rule_names_may_publish() {
    assertThat(publishersTo("/news/sport")).containsExactly(BACKEND);
    assertThat(publishersTo("/users/ann/inbox")).isEmpty();
    assertThat(publishersTo("/board")).containsExactly(BOB);
  }

  @Test
  void a_principal_that_a_rule_names_may_subscribe() {
    assertThat(subscribersTo("/news/*")).isEqualTo(ALL);
    assertThat(subscribersTo("/news/sport")).isEqualTo(ALL);
    assertThat(subscribersTo("/users/ann/*")).containsExactly(ANN);
    assertThat(subscribersTo("/users/bob/inbox")).containsExactly(BOB);
    assertThat(subscribersTo("/board")).isEmpty();
  }

  /** A wildcard must not give access to more than the rule does. */
  @Test
  void a_wildcard_requires_a_rule_for_every_channel_it_covers() {
    assertThat(subscribersTo("/users/*")).isEmpty();
    assertThat(subscribersTo("/board/*")).isEmpty();
  }

  @Test
  void anything_that_no_rule_allows_is_refused() {
    assertThat(subscribersTo("/news")).isEmpty();
    assertThat(publishersTo("/news")).isEmpty();
    assertThat(subscribersTo("/unheard")).isEmpty();
    assertThat(publishersTo("/unheard/of")).isEmpty();
  }

  @Test
  void a_token_whose_subject_is_a_keys_name_does_not_get_its_permissions() {
    Principal impostor = Principal.ofToken("backend", Map.of("sub", Set.of("backend")));

    assertThat(RULES.mayPublish(impostor, new ChannelName("/news/sport"))).isFalse();
  }

  @Test
  void a_token_must_have_every_claim_that_a_rule_lists() {
    Grantee both = new Grantee.Token(Map.of("groups", "admins", "sub", "bob"));

    assertThat(ALL.stream().filter(both::includes)).containsExactly(BOB);
    assertThat(new Grantee.Token(Map.of("groups", "admins", "sub", "ann")).includes(BOB)).isFalse();
  }

  @Test
  void without_rules_only_plain_clients_on_the_broadcast_channel_are_allowed() {
    AccessRules rules = AccessRules.PLAIN_ONLY;

    assertThat(rules.servesEvents()).isFalse();
    assertThat(rules.mayConnect(Principal.ANONYMOUS)).isTrue();
    assertThat(rules.maySubscribe(Principal.ANONYMOUS, new ChannelPattern("/broadcast"))).isTrue();
    assertThat(rules.mayPublish(Principal.ANONYMOUS, new ChannelName("/broadcast"))).isTrue();
    assertThat(rules.maySubscribe(BOB, new ChannelPattern("/default/*"))).isFalse();
    assertThat(rules.mayPublish(BOB, new ChannelName("/default"))).isFalse();
    assertThat(rules.authenticate(new Credentials.ApiKey("local-key"), NOW))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_keys_hash_and_name_are_checked() {
    String hash = IssuedKey.hashOf("key");

    assertThat(hash).isEqualTo("2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IssuedKey("a b", hash, LATER))
        .withMessageContaining("name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IssuedKey("a", hash.substring(1), LATER))
        .withMessageContaining("./switchboard key");
  }

  private static Stream<Principal> publishersTo(String channel) {
    return ALL.stream().filter(each -> RULES.mayPublish(each, new ChannelName(channel)));
  }

  private static List<Principal> subscribersTo(String pattern) {
    return ALL.stream()
        .filter(each -> RULES.maySubscribe(each, new ChannelPattern(pattern)))
        .toList();
  }

  private static Principal token(String subject, String... groups) {
    return Principal.ofToken(subject, Map.of("sub", Set.of(subject), "groups", Set.of(groups)));
  }

  private static AccessRule rule(String channel, List<Grantee> subscribe, List<Grantee> publish) {
    return new AccessRule(ChannelTemplate.of(channel), subscribe, publish);
  }
}
