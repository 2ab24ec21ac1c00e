package dev.switchboard.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that no token can match have a reason, and no other rule has one. */
final class UnmatchableRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | x | A claim's name is not empty",
        ".roles | x | A claim's name is not empty",
        "realm_access. | x | A claim's name is not empty",
        "a..b | x | A claim's name is not empty",
        "realm_access | admin | \"realm_access\" is an object and has no value; write a path to a"
            + " member, such as \"realm_access.roles\".",
        "resource_access | admin | such as \"resource_access.CLIENT.roles\"",
        "resource_access.app | admin | such as \"resource_access.app.roles\"",
        "cnf | x | is an object",
        "sub.name | x | \"sub\" is not an object, so it has no members.",
        "aud.x | x | is not an object",
        "scope.read | x | is not an object",
        "scope | a b | one scope without spaces",
        "scp | ' a' | one scope without spaces",
        "scope | '' | one scope without spaces",
        "sub | '' | never empty",
      })
  void a_condition_that_no_token_meets_has_a_reason(String claim, String value, String reason) {
    assertThat(UnmatchableRules.reason(Map.of(claim, value)).orElse("")).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "realm_access.roles | admin",
        "resource_access.app.roles | a b",
        "resource_access.my.app.roles | admin",
        "https://example.com/roles | admin",
        "cognito:groups | admin",
        "address | 12 High Street",
        "scope | chat.read",
        "sub | ann@example.com",
        "level | 7",
        "name | ''",
        "subject.name | x",
        "{braces} | x",
      })
  void a_condition_that_a_token_can_meet_has_none(String claim, String value) {
    assertThat(UnmatchableRules.reason(Map.of(claim, value))).isEmpty();
  }

  @Test
  void a_claim_with_a_value_has_no_members() {
    assertThat(UnmatchableRules.reason(Map.of("org", "a", "org.id", "b", "sub", "ann")).orElse(""))
        .isEqualTo("\"org\" cannot have both a value and the member \"org.id\".");
    assertThat(UnmatchableRules.reason(Map.of("org.name", "a", "org.id", "b", "organ", "c")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/a/{realm_access}, is an object",
    "/a/{b}/{resource_access.app}/*, is an object",
    "/a/{iss}, never a segment",
    "/a/{email}, never a segment",
    "/a/{sub.x}, is not an object",
    "/a/{.x}, name is not empty",
  })
  void a_channel_whose_claim_never_has_a_segment_has_a_reason(String channel, String reason) {
    assertThat(UnmatchableRules.reason(ChannelTemplate.of(channel)).orElse("")).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "/a/{sub}/*", "/a/{realm_access.roles}", "/a/{https://example.com/team}"})
  void a_channel_whose_claims_can_be_segments_has_none(String channel) {
    assertThat(UnmatchableRules.reason(ChannelTemplate.of(channel))).isEmpty();
  }

  @Test
  void a_grantee_without_the_claims_of_its_channel_has_a_reason() {
    ChannelTemplate own = ChannelTemplate.of("/users/{sub}/*");

    assertThat(UnmatchableRules.reason(own, new Grantee.AnyKey()))
        .contains("A key has no claims, so it never matches /users/{sub}/*.");
    assertThat(UnmatchableRules.reason(own, new Grantee.Key("backend"))).isPresent();
    assertThat(UnmatchableRules.reason(own, new Grantee.Token(Map.of("sub", "a@example.com"))))
        .isPresent();
    assertThat(UnmatchableRules.reason(own, new Grantee.Token(Map.of("sub", "ann")))).isEmpty();
    assertThat(UnmatchableRules.reason(own, new Grantee.Token(Map.of("role", "a@b")))).isEmpty();
    assertThat(UnmatchableRules.reason(own, new Grantee.Anyone())).isEmpty();
    assertThat(UnmatchableRules.reason(ChannelTemplate.of("/users/ann"), new Grantee.AnyKey()))
        .isEmpty();
  }
}
