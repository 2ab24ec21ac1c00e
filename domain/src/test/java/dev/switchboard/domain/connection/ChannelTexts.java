package dev.switchboard.domain.connection;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Generates texts that are channels or patterns, nearly so, or neither, and implements their
 * grammar a second time in the simplest way.
 */
final class ChannelTexts {

  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String SYNTAX = "//--**aZ09_. \né\ud800";

  private ChannelTexts() {}

  /** Arbitrary texts, many of which differ from a channel or a pattern in one place. */
  static Arbitrary<String> any() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        Arbitraries.strings().withChars(SYNTAX).ofMaxLength(12),
        atTheLimits(),
        patterns(),
        edited(patterns()),
        edited(edited(patterns())));
  }

  /** Channels with segments of every length. */
  static Arbitrary<String> channels() {
    return segments().list().ofMinSize(1).ofMaxSize(5).map(ChannelTexts::joined);
  }

  static Arbitrary<String> patterns() {
    Arbitrary<String> wildcards =
        segments().list().ofMinSize(1).ofMaxSize(4).map(above -> joined(above) + "/*");
    return Arbitraries.oneOf(channels(), wildcards);
  }

  /** Channels from a small set, so that two of them are often related. */
  static Arbitrary<String> related() {
    return Arbitraries.of("a", "a", "a", "aa", "a-b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(ChannelTexts::joined);
  }

  static boolean isSegment(String text) {
    return !text.isEmpty()
        && text.length() <= 50
        && !text.startsWith("-")
        && !text.endsWith("-")
        && text.chars().allMatch(each -> each == '-' || LETTERS_AND_DIGITS.indexOf(each) >= 0);
  }

  static boolean isChannel(String text) {
    List<String> segments = List.of(text.split("/", -1));
    return segments.getFirst().isEmpty()
        && segments.size() >= 2
        && segments.size() <= 6
        && segments.stream().skip(1).allMatch(ChannelTexts::isSegment);
  }

  static boolean isPattern(String text) {
    boolean wild = text.endsWith("/*");
    // The wildcard replaces a segment, and counts as one.
    return isChannel(text)
        || (wild
            && isChannel(text.substring(0, text.length() - 2))
            && isChannel(text.substring(0, text.length() - 1) + "a"));
  }

  /** Texts with about the maximum length and number of segments. */
  private static Arbitrary<String> atTheLimits() {
    Arbitrary<String> segments =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.strings().withChars("aaZ9-").ofMinLength(1).ofMaxLength(2)),
            Tuple.of(1, Arbitraries.of("a", "a-b").map(text -> text.repeat(50).substring(0, 50))),
            Tuple.of(1, Arbitraries.of("a", "Z-9").map(text -> text.repeat(51).substring(0, 51))));
    return Combinators.combine(
            segments.list().ofMinSize(1).ofMaxSize(6), Arbitraries.of("", "", "/*", "/", "*"))
        .as((all, end) -> joined(all) + end);
  }

  private static Arbitrary<String> segments() {
    Arbitrary<Character> ends = Arbitraries.of(LETTERS_AND_DIGITS.toCharArray());
    Arbitrary<String> inner =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.strings().withChars("abYZ09-").ofMaxLength(4)),
            Tuple.of(1, Arbitraries.strings().withChars("aZ9-").ofMinLength(46).ofMaxLength(48)));
    return Arbitraries.oneOf(
            ends.map(String::valueOf),
            Combinators.combine(ends, inner, ends).as((first, more, last) -> first + more + last))
        .withoutEdgeCases();
  }

  /** Texts with one character added, removed or replaced. */
  private static Arbitrary<String> edited(Arbitrary<String> texts) {
    return Combinators.combine(
            texts,
            Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers().between(0, 1),
            Arbitraries.strings().withChars(SYNTAX).ofMaxLength(1))
        .as(
            (text, where, removed, added) -> {
              int at = where % (text.length() + 1);
              int to = Math.min(at + removed, text.length());
              return text.substring(0, at) + added + text.substring(to);
            });
  }

  private static String joined(List<String> segments) {
    return "/" + String.join("/", segments);
  }
}
