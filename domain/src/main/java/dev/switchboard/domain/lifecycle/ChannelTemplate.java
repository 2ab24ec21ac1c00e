package dev.switchboard.domain.lifecycle;

import static java.util.stream.Collectors.joining;

import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.protocol.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The channels that a rule is about.
 *
 * <p>Written like a pattern, but that {@code {sub}} stands for each value of the claim {@code sub}:
 * {@code /users/{sub}/*} is, for everybody, what lies below a channel of their own. Whoever does
 * not make the claim has none. A namespace stands for itself and all below it.
 */
public record ChannelTemplate(List<Segment> segments, Reach reach) {

  private static final int MOST_SEGMENTS = 5;
  private static final Pattern SEGMENT =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?");
  private static final Pattern CLAIM = Pattern.compile("\\{[^{}/\\p{Cntrl}]{1,100}}");
  private static final String GRAMMAR =
      "A rule's channel is written as /users/{sub}/* or /news/sport: 1 to 5 segments of letters,"
          + " digits and inner dashes, the first of them the namespace, any other perhaps a claim"
          + " in braces, the last perhaps *.";

  /** One step of a channel's name. */
  public sealed interface Segment {

    /** As it stands. */
    record Literal(String text) implements Segment {}

    /** One of the values that the principal's token has for a claim. */
    record Claim(String name) implements Segment {}
  }

  /** How far it reaches from its last segment. */
  public enum Reach {
    /** To that channel alone. */
    CHANNEL,
    /** To every channel below. */
    BELOW,
    /** To both. */
    CHANNEL_AND_BELOW
  }

  public ChannelTemplate {
    segments = List.copyOf(segments);
    int named = segments.size() + (reach == Reach.BELOW ? 1 : 0);
    if (named > MOST_SEGMENTS || !(segments.getFirst() instanceof Segment.Literal)) {
      throw new IllegalArgumentException(GRAMMAR);
    }
  }

  /**
   * A namespace's own channel, and every channel below it.
   *
   * @throws IllegalArgumentException if the name is none: what was expected
   */
  public static ChannelTemplate namespace(String name) {
    if (!isSegment(name)) {
      throw new IllegalArgumentException(
          "A namespace's name has 1 to 50 letters, digits and inner dashes, such as news.");
    }
    return new ChannelTemplate(List.of(new Segment.Literal(name)), Reach.CHANNEL_AND_BELOW);
  }

  /**
   * Reads one as it is written.
   *
   * @throws IllegalArgumentException if it is none: what was expected
   */
  public static ChannelTemplate of(String written) {
    if (!written.startsWith("/")) {
      throw new IllegalArgumentException(GRAMMAR);
    }
    boolean below = written.endsWith("/*");
    String named = below ? written.substring(0, written.length() - 2) : written;
    List<Segment> segments = new ArrayList<>();
    for (String segment : named.substring(Math.min(1, named.length())).split("/", -1)) {
      segments.add(segment(segment));
    }
    return new ChannelTemplate(segments, below ? Reach.BELOW : Reach.CHANNEL);
  }

  /** The first segment of everything it covers. */
  public String namespace() {
    return text(segments.getFirst());
  }

  /** Whether who is covered depends on claims. */
  public boolean asksForClaims() {
    return segments.stream().anyMatch(Segment.Claim.class::isInstance);
  }

  /** Whether it covers, for this principal, every channel that the pattern covers. */
  boolean covers(ChannelPattern pattern, Principal principal) {
    List<String> others = List.of(pattern.value().substring(1).split("/", -1));
    boolean wild = others.getLast().equals("*");
    int named = wild ? others.size() - 1 : others.size();
    boolean near =
        switch (reach) {
          case CHANNEL -> !wild && named == segments.size();
          case BELOW -> wild ? named >= segments.size() : named > segments.size();
          case CHANNEL_AND_BELOW -> named >= segments.size();
        };
    return near
        && IntStream.range(0, segments.size())
            .allMatch(i -> matches(segments.get(i), others.get(i), principal));
  }

  private static boolean matches(Segment segment, String text, Principal principal) {
    return switch (segment) {
      case Segment.Literal(String expected) -> expected.equals(text);
      case Segment.Claim(String name) -> principal.claims(name, text);
    };
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

  private static boolean isSegment(String written) {
    return SEGMENT.matcher(written).matches();
  }

  private static String text(Segment segment) {
    return switch (segment) {
      case Segment.Literal(String text) -> text;
      case Segment.Claim(String name) -> "{" + name + "}";
    };
  }

  /** As it is written; a namespace as its channel and what lies below. */
  @Override
  public String toString() {
    String channel = segments.stream().map(ChannelTemplate::text).collect(joining("/", "/", ""));
    return switch (reach) {
      case CHANNEL -> channel;
      case BELOW -> channel + "/*";
      case CHANNEL_AND_BELOW -> channel + " and " + channel + "/*";
    };
  }
}
