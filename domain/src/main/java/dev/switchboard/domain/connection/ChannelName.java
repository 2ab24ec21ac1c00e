package dev.switchboard.domain.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of a channel: one to five segments, written {@code /namespace/and/more}.
 *
 * <p>A segment has 1 to 50 letters, digits and inner dashes; case matters. The grammar is that of
 * the AppSync Events protocol. The value has a leading slash and no trailing one; {@link #of} also
 * accepts other forms.
 */
public record ChannelName(String value) {

  static final String SEGMENT = "/[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?";

  private static final Pattern GRAMMAR = Pattern.compile("(?:" + SEGMENT + "){1,5}");

  public ChannelName {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A channel has 1 to 5 segments of 1 to 50 letters, digits and inner dashes, such as"
              + " /news/sport.");
    }
  }

  /** Parses a name with or without its leading slash, and with or without a trailing one. */
  public static ChannelName of(String written) {
    return new ChannelName(inOneForm(written));
  }

  static String inOneForm(String written) {
    String led = written.startsWith("/") ? written : "/" + written;
    return led.endsWith("/") ? led.substring(0, led.length() - 1) : led;
  }

  /**
   * Returns the patterns that cover this channel: itself, and each wildcard above it; at most five.
   */
  public List<ChannelPattern> patterns() {
    List<ChannelPattern> patterns = new ArrayList<>();
    patterns.add(new ChannelPattern(value));
    for (int slash = value.indexOf('/', 1); slash > 0; slash = value.indexOf('/', slash + 1)) {
      patterns.add(new ChannelPattern(value.substring(0, slash) + "/*"));
    }
    return List.copyOf(patterns);
  }

  @Override
  public String toString() {
    return value;
  }
}
