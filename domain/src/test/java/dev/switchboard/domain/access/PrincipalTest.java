package dev.switchboard.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.domain.access.Principal.Kind;
import dev.switchboard.domain.connection.PrincipalId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrincipalTest {

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "backend", "key:backend"})
  void a_token_is_never_equal_to_a_principal_of_another_kind(String subject) {
    Principal principal = Principal.ofToken(subject, Map.of());

    assertThat(principal).isNotEqualTo(Principal.ANONYMOUS);
    assertThat(principal).isNotEqualTo(Principal.ofKey(subject));
    assertThat(principal.toString())
        .isNotEqualTo(Principal.ANONYMOUS.toString())
        .isNotEqualTo(Principal.ofKey("backend").toString());
  }

  @Test
  void has_an_identity_to_store_unless_it_is_anonymous() {
    assertThat(Principal.ANONYMOUS.id()).isEmpty();
    assertThat(Principal.ofKey("backend").id()).contains(PrincipalId.ofKey("backend"));
    assertThat(
            Principal.ofToken("ann", Map.of("iss", Set.of("https://i.example"), "a", Set.of("b")))
                .id())
        .contains(PrincipalId.ofToken("https://i.example", "ann"))
        .get()
        .hasToString("token:ann");
  }

  /** A subject has no maximum length, and JSON can escape what UTF-8 cannot encode. */
  @Test
  void a_subject_that_cannot_be_stored_is_identified_by_its_digest() {
    String longest = "a".repeat(PrincipalId.LONGEST_NAME);
    assertThat(nameOf(longest)).isEqualTo(longest);
    assertThat(nameOf(longest + "a")).matches("sha256:[0-9a-f]{64}");
    assertThat(nameOf("\ud800")).matches("sha256:[0-9a-f]{64}").isNotEqualTo(nameOf("\ud801"));
  }

  private static String nameOf(String subject) {
    return Principal.ofToken(subject, Map.of()).id().orElseThrow().name();
  }

  @Test
  void only_the_anonymous_principal_has_no_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> Principal.ofKey(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Principal.ofToken("", Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(Kind.ANONYMOUS, "root", Map.of()));
  }

  @Test
  void only_tokens_have_claims() {
    Map<String, Set<String>> claims = Map.of("cognito:groups", Set.of("admins", "staff"));

    assertThat(Principal.ofToken("ann", claims).hasClaim("cognito:groups", "staff")).isTrue();
    assertThat(Principal.ofToken("ann", claims).hasClaim("cognito:groups", "guests")).isFalse();
    assertThat(Principal.ofToken("ann", claims).hasClaim("groups", "staff")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(Kind.KEY, "backend", claims));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(Kind.ANONYMOUS, "", claims));
  }

  @Test
  void a_verified_principal_is_always_that_of_a_token() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenVerification.Verified(Principal.ANONYMOUS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenVerification.Verified(Principal.ofKey("backend")));
  }
}
