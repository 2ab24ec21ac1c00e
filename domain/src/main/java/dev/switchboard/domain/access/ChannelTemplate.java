package dev.switchboard.domain.access;

import static java.util.stream.Collectors.joining;

import dev.switchboard.domain.connection.ChannelPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The channels to which a rule applies.
 *
 * <p>It is written like a pattern; {@code {sub}} stands for each value of the claim {@code sub}.
 * For example, {@code /users/{sub}/*} covers, for each principal, the channels below its own. A
 * principal without the claim has none. A namespace covers its own channel and all channels below
 * it.
 */
public record ChannelTemplate(List<Segment> segments, Coverage coverage) {

  private static final int MAX_SEGMENTS = 5;
  private static final Pattern SEGMENT =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?");
  private static final Pattern CLAIM = Pattern.compile("\\{[^{}\\p{Cntrl}]{1,200}}");

  private static final String GRAMMAR =
      "A rule's channel is written as /users/{sub}/* or /news/sport: 1 to 5 segments of letters,"
          + " digits and inner dashes, the first of them the namespace, any other perhaps a claim"
          + " in braces, the last perhaps *.";

  /** One segment of a channel template. */
  public sealed interface Segment {

    /** A fixed text. */
    record Literal(String text) implements Segment {}

    /** Any value that the principal's token has for a claim, which is named by its path. */
    record Claim(String name) implements Segment {}
  }

  /** Which channels are covered, relative to the last segment. */
  public enum Coverage {
    /** That channel only. */
    CHANNEL,
    /** Every channel below it. */
    BELOW,
    /** That channel and every channel below it. */
    CHANNEL_AND_BELOW
  }

  public ChannelTemplate {
    segments = List.copyOf(segments);
    int namedSegments = segments.size() + (coverage == Coverage.BELOW ? 1 : 0);
    if (namedSegments > MAX_SEGMENTS || !(segments.getFirst() instanceof Segment.Literal)) {
      throw new IllegalArgumentException(GRAMMAR);
    }
  }

  /**
   * Covers a namespace's own channel and every channel below it.
   *
   * @throws IllegalArgumentException if the name is malformed; the message states the format
   */
  public static ChannelTemplate namespace(String name) {
    if (!isSegment(name)) {
      throw new IllegalArgumentException(
          "A namespace's name has 1 to 50 letters, digits and inner dashes, such as news.");
    }
    return new ChannelTemplate(List.of(new Segment.Literal(name)), Coverage.CHANNEL_AND_BELOW);
  }

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException if the text is malformed; the message states the format
   */
  public static ChannelTemplate of(String written) {
    if (!written.startsWith("/")) {
      throw new IllegalArgumentException(GRAMMAR);
    }
    boolean below = written.endsWith("/*");
    String withoutWildcard = below ? written.substring(0, written.length() - 2) : written;
    String relative = withoutWildcard.substring(Math.min(1, withoutWildcard.length()));
    List<Segment> segments = split(relative).stream().map(ChannelTemplate::segment).toList();
    return new ChannelTemplate(segments, below ? Coverage.BELOW : Coverage.CHANNEL);
  }

  /** The first segment of every channel that the template covers. */
  public String namespace() {
    return text(segments.getFirst());
  }

  /** Returns whether the covered channels depend on claims of the principal. */
  public boolean usesClaims() {
    return claims().findAny().isPresent();
  }

  /** Returns the claims on which the covered channels depend. */
  Stream<String> claims() {
    return segments.stream()
        .flatMap(
            each -> each instanceof Segment.Claim(String name) ? Stream.of(name) : Stream.empty());
  }

  /**
   * Returns whether the template covers, for this principal, every channel that the pattern covers.
   */
  boolean covers(ChannelPattern pattern, Principal principal) {
    List<String> others = List.of(pattern.value().substring(1).split("/", -1));
    boolean wildcard = others.getLast().equals("*");
    int namedSegments = wildcard ? others.size() - 1 : others.size();
    boolean lengthMatches =
        switch (coverage) {
          case CHANNEL -> !wildcard && namedSegments == segments.size();
          case BELOW ->
              wildcard ? namedSegments >= segments.size() : namedSegments > segments.size();
          case CHANNEL_AND_BELOW -> namedSegments >= segments.size();
        };
    return lengthMatches
        && IntStream.range(0, segments.size())
            .allMatch(i -> matches(segments.get(i), others.get(i), principal));
  }

  private static boolean matches(Segment segment, String text, Principal principal) {
    return switch (segment) {
      case Segment.Literal(String expected) -> expected.equals(text);
      case Segment.Claim(String name) -> principal.hasClaim(name, text);
    };
  }

  /** Splits at the slashes outside of braces: the name of a claim may be an address. */
  private static List<String> split(String channel) {
    List<String> parts = new ArrayList<>();
    boolean inBraces = false;
    int start = 0;
    for (int i = 0; i < channel.length(); i++) {
      char each = channel.charAt(i);
      if (each == '/' && !inBraces) {
        parts.add(channel.substring(start, i));
        start = i + 1;
      }
      inBraces = each == '{' || (inBraces && each != '}');
    }
    parts.add(channel.substring(start));
    return parts;
  }

  private static Segment segment(String written) {
    if (CLAIM.matcher(written).matches()) {
      return new Segment.Claim(written.substring(1, written.length() - 1));
    }
    if (!isSegment(written)) {
      throw new IllegalArgumentException(GRAMMAR);
    }
    return new Segment.Literal(written);
  }

  /** Returns whether a text can be a segment of a channel. */
  static boolean isSegment(String written) {
    return SEGMENT.matcher(written).matches();
  }

  private static String text(Segment segment) {
    return switch (segment) {
      case Segment.Literal(String text) -> text;
      case Segment.Claim(String name) -> "{" + name + "}";
    };
  }

  /** Returns the template as written; for a namespace, its channel and the pattern below. */
  @Override
  public String toString() {
    String channel = segments.stream().map(ChannelTemplate::text).collect(joining("/", "/", ""));
    return switch (coverage) {
      case CHANNEL -> channel;
      case BELOW -> channel + "/*";
      case CHANNEL_AND_BELOW -> channel + " and " + channel + "/*";
    };
  }
}
