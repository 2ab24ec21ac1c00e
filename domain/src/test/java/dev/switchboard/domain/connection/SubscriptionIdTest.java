package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubscriptionIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "-", "plain", "ee849ef0-cf23-4cb8-9fcb-152ae4fd1e69", "a_b+C-9"})
  void takes_letters_digits_dashes_underscores_and_pluses(String id) {
    assertThat(new SubscriptionId(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a#b", "a/b", "é", "a\n", "a="})
  void refuses_anything_else_and_says_what_was_expected(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SubscriptionId(id))
        .withMessage("A subscription id has 1 to 128 of the characters a-z, A-Z, 0-9, -, _ and +.");
  }

  @Test
  void has_at_most_128_characters() {
    assertThat(new SubscriptionId("a".repeat(128)).value()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new SubscriptionId("a".repeat(129)));
  }
}
