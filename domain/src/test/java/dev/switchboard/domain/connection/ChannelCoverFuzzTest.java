package dev.switchboard.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The patterns of a channel are exactly those that cover it. */
final class ChannelCoverFuzzTest {

  @Property
  void a_channel_covers_itself_and_no_other(
      @ForAll("related") String channel, @ForAll("related") String other) {
    assertThat(new ChannelName(channel).patterns().contains(new ChannelPattern(other)))
        .isEqualTo(other.equals(channel));
  }

  @Property
  void a_wildcard_covers_exactly_the_channels_beneath_it(
      @ForAll("related") String channel, @ForAll("prefixes") String prefix) {
    assertThat(new ChannelName(channel).patterns().contains(new ChannelPattern(prefix + "/*")))
        .isEqualTo(channel.startsWith(prefix + "/"));
  }

  @Property
  void no_pattern_is_listed_twice_and_no_more_than_there_are_segments(
      @ForAll("channels") String channel) {
    assertThat(new ChannelName(channel).patterns())
        .doesNotHaveDuplicates()
        .hasSize((int) channel.chars().filter(each -> each == '/').count());
  }

  @Provide
  Arbitrary<String> related() {
    return ChannelTexts.related();
  }

  /** Prefixes of wildcards, which leave room for one more segment. */
  @Provide
  Arbitrary<String> prefixes() {
    return ChannelTexts.related().filter(prefix -> ChannelTexts.isPattern(prefix + "/*"));
  }

  @Provide
  Arbitrary<String> channels() {
    return Arbitraries.oneOf(ChannelTexts.related(), ChannelTexts.channels());
  }
}
