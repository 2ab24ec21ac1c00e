package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text is a channel, a pattern or refused, as the grammar says. */
final class ChannelGrammarFuzzTest {

  @Property
  void any_text_is_a_channel_or_refused(@ForAll("texts") String text) {
    assertThat(is(text, ChannelName::new, "A channel has 1 to 5 segments"))
        .isEqualTo(ChannelTexts.isChannel(text));
  }

  @Property
  void any_text_is_a_pattern_or_refused(@ForAll("texts") String text) {
    assertThat(is(text, ChannelPattern::new, "A pattern is a channel"))
        .isEqualTo(ChannelTexts.isPattern(text));
  }

  @Property
  void slashes_at_either_end_do_not_change_the_value(@ForAll("texts") String text) {
    String led = text.startsWith("/") ? text.substring(1) : text;
    String bare = led.endsWith("/") ? led.substring(0, led.length() - 1) : led;

    assertThat(is(text, ChannelName::of, "A channel has 1 to 5 segments"))
        .isEqualTo(ChannelTexts.isChannel("/" + bare));
    assertThat(is(text, ChannelPattern::of, "A pattern is a channel"))
        .isEqualTo(ChannelTexts.isPattern("/" + bare));
  }

  @Property
  void a_channel_has_one_value_however_it_is_written(@ForAll("channels") String channel) {
    String bare = channel.substring(1);

    assertThat(new ChannelName(channel)).hasToString(channel);
    assertThat(ChannelName.of(channel)).isEqualTo(new ChannelName(channel));
    assertThat(ChannelName.of(bare)).isEqualTo(new ChannelName(channel));
    assertThat(ChannelName.of(channel + "/")).isEqualTo(new ChannelName(channel));
    assertThat(ChannelName.of(bare + "/")).isEqualTo(new ChannelName(channel));
  }

  @Property
  void a_pattern_has_one_value_however_it_is_written(@ForAll("patterns") String pattern) {
    assertThat(new ChannelPattern(pattern)).hasToString(pattern);
    assertThat(ChannelPattern.of(pattern.substring(1))).isEqualTo(new ChannelPattern(pattern));
    assertThat(ChannelPattern.of(pattern + "/")).isEqualTo(new ChannelPattern(pattern));
  }

  /**
   * Returns whether a text is accepted. A refused text gets the expected message; nothing else is
   * thrown.
   */
  private static boolean is(String text, Function<String, ?> reading, String expected) {
    try {
      var _ = reading.apply(text);
      return true;
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith(expected);
      return false;
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return ChannelTexts.any();
  }

  @Provide
  Arbitrary<String> channels() {
    return ChannelTexts.channels();
  }

  @Provide
  Arbitrary<String> patterns() {
    return ChannelTexts.patterns();
  }
}
