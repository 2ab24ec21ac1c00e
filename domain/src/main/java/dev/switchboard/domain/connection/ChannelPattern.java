package dev.switchboard.domain.connection;

import java.util.regex.Pattern;

/**
 * The channels of a subscription: one channel, or every channel below a prefix, written {@code
 * /prefix/*}.
 *
 * <p>The wildcard stands for one or more segments and is always the last of at most five; {@code
 * /*} alone is not a pattern.
 */
public record ChannelPattern(String value) {

  private static final Pattern GRAMMAR =
      Pattern.compile("(?:" + ChannelName.SEGMENT + "){1,4}(?:/\\*|" + ChannelName.SEGMENT + ")?");

  public ChannelPattern {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A pattern is a channel such as /news/sport, or the channels below one, such as"
              + " /news/*.");
    }
  }

  /** Parses a pattern with or without its leading slash, and with or without a trailing one. */
  public static ChannelPattern of(String written) {
    return new ChannelPattern(ChannelName.inOneForm(written));
  }

  @Override
  public String toString() {
    return value;
  }
}
