package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelPatternTest {

  private static final String FIFTY = "a".repeat(50);

  @ParameterizedTest
  @ValueSource(strings = {"/news", "/1/2/3/4/5", "/news/*", "/a-b/*", "/1/2/3/4/*"})
  void is_a_channel_or_every_channel_below_one(String pattern) {
    assertThat(new ChannelPattern(pattern)).hasToString(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "*",
        "/*",
        "news/*",
        "/news*",
        "/news/**",
        "/news/*/",
        "/*/sport",
        "/news/*/sport",
        "/-news/*",
        "/news-/*",
        "/news/s*",
        "/news/*\n",
        "/1/2/3/4/5/*",
        "/1/2/3/4/5/6"
      })
  void refuses_anything_else_and_says_what_was_expected(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChannelPattern(pattern))
        .withMessage(
            "A pattern is a channel such as /news/sport, or the channels below one, such as"
                + " /news/*.");
  }

  @Test
  void a_segment_has_at_most_50_characters() {
    assertThat(new ChannelPattern("/" + FIFTY + "/*").value()).hasSize(53);
    assertThatIllegalArgumentException().isThrownBy(() -> new ChannelPattern("/" + FIFTY + "a/*"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChannelPattern("/a/" + FIFTY + "a"));
  }
}
