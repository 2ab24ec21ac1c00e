package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelNameTest {

  private static final String FIFTY = "a".repeat(50);

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "/7", "/news", "/News/SPORT/2026", "/a-b", "/a--b/1-2", "/1/2/3/4/5"})
  void takes_one_to_five_segments_of_letters_digits_and_inner_dashes(String name) {
    assertThat(new ChannelName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "news",
        "/news/",
        "//news",
        "/news//sport",
        "/-news",
        "/news-",
        "/-",
        "/news/-",
        "/news sport",
        "/news_sport",
        "/news.sport",
        "/näws",
        "/news/*",
        "/*",
        "*",
        "/news\n",
        "/1/2/3/4/5/6"
      })
  void refuses_anything_else_and_says_what_was_expected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChannelName(name))
        .withMessage(
            "A channel has 1 to 5 segments of 1 to 50 letters, digits and inner dashes, such as"
                + " /news/sport.");
  }

  @Test
  void a_segment_has_at_most_50_characters() {
    assertThat(new ChannelName("/" + FIFTY + "/" + FIFTY).value()).hasSize(102);
    assertThatIllegalArgumentException().isThrownBy(() -> new ChannelName("/" + FIFTY + "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChannelName("/a/" + FIFTY + "a"));
  }

  @Test
  void case_matters() {
    assertThat(new ChannelName("/news")).isNotEqualTo(new ChannelName("/News"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/news/sport", "news/sport", "/news/sport/", "news/sport/"})
  void slashes_at_the_ends_are_optional(String written) {
    assertThat(ChannelName.of(written)).isEqualTo(new ChannelName("/news/sport"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "//news", "news//", "/news//"})
  void an_additional_slash_is_refused(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> ChannelName.of(written));
  }

  @Test
  void a_channel_of_one_segment_is_covered_by_itself_only() {
    assertThat(new ChannelName("/news").patterns()).containsExactly(new ChannelPattern("/news"));
  }

  @Test
  void a_nested_channel_is_covered_by_itself_and_each_wildcard_above() {
    assertThat(new ChannelName("/1/2/3/4/5").patterns())
        .containsExactlyInAnyOrder(
            new ChannelPattern("/1/2/3/4/5"),
            new ChannelPattern("/1/*"),
            new ChannelPattern("/1/2/*"),
            new ChannelPattern("/1/2/3/*"),
            new ChannelPattern("/1/2/3/4/*"));
  }
}
