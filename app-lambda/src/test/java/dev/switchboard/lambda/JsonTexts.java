package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** JSON of any structure, in one of its many valid notations, and similar texts. */
final class JsonTexts {

  static final String SYNTAX = "{}[]\",:\\/*-_+= \n\0\ud800\udc00é0aZ.eEtrufalsn";

  private static final int DEEPEST = 3;

  /** One change to a text, anywhere in it. */
  private record Edit(int where, int removed, String added) {

    String of(String text) {
      int at = where % (text.length() + 1);
      int to = Math.min(at + removed, text.length());
      return text.substring(0, at) + added + text.substring(to);
    }
  }

  private JsonTexts() {}

  /** Returns texts of letters, of syntax, or with half a surrogate pair. */
  static Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings().withChars(SYNTAX).ofMaxLength(12),
        Arbitraries.strings().withCharRange('\ud7fe', '\ue001').ofMaxLength(4));
  }

  /** Returns valid JSON within the limits of every reader. */
  static Arbitrary<String> values() {
    return nested(
        Arbitraries.oneOf(
            strings().map(JsonTexts::quoted),
            Arbitraries.of("true", "false", "null", "0", "-0", "7.50", "1E+9", "-1e-999999999"),
            Arbitraries.bigIntegers().map(String::valueOf)));
  }

  /** Returns JSON that may exceed the limits of a reader or be slightly invalid. */
  static Arbitrary<String> wildValues() {
    return nested(
        Arbitraries.oneOf(
            values(),
            Arbitraries.of(
                "9".repeat(1_001),
                "-0." + "3".repeat(100_000),
                "1e" + "9".repeat(1_001),
                "[".repeat(2_000) + "]".repeat(2_000),
                "{\"a\":".repeat(2_000),
                quoted("n".repeat(60_000)) + ":1",
                "\"\\ud800\"",
                "\"\\udg00\"",
                "NaN",
                "+1",
                "01",
                "'a'",
                "/**/1",
                "",
                "]",
                "1 2")));
  }

  /**
   * Returns numbers for places in a text of any length. The place is the remainder of the number by
   * that length.
   */
  static Arbitrary<Integer> places() {
    return Arbitraries.integers()
        .between(0, Integer.MAX_VALUE)
        .withDistribution(RandomDistribution.uniform());
  }

  /** Returns the texts with changes in one to four places. */
  static Arbitrary<String> garbled(Arbitrary<String> texts) {
    Arbitrary<Edit> edits =
        Combinators.combine(
                places(),
                Arbitraries.integers().between(0, 3),
                Arbitraries.strings().withChars(SYNTAX).ofMaxLength(3))
            .as(Edit::new);
    return Combinators.combine(texts, edits.list().ofMinSize(1).ofMaxSize(4))
        .as(
            (text, all) -> {
              String garbled = text;
              for (Edit edit : all) {
                garbled = edit.of(garbled);
              }
              return garbled;
            })
        .withoutEdgeCases();
  }

  static String member(String name, String value) {
    return quoted(name) + ":" + value;
  }

  static String object(List<String> members) {
    return "{" + String.join(",", members) + "}";
  }

  static String array(List<String> values) {
    return "[" + String.join(",", values) + "]";
  }

  /**
   * Returns a JSON string. Escapes all characters that require it, and every fourth of the others.
   */
  static String quoted(String text) {
    return text.codePoints().mapToObj(JsonTexts::written).collect(joining("", "\"", "\""));
  }

  private static String written(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    String plain = Character.toString(character);
    boolean half = Character.getType(character) == Character.SURROGATE;
    return character < ' ' || half || character % 4 == 1
        ? plain.chars().mapToObj("\\u%04x"::formatted).collect(joining())
        : plain;
  }

  /** Replaces half surrogate pairs. Jackson accepts an escaped one in a value but not in a name. */
  private static String whole(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static Arbitrary<String> nested(Arbitrary<String> leaves) {
    return Arbitraries.recursive(
            () -> leaves,
            inner ->
                Arbitraries.oneOf(
                    inner,
                    inner.list().ofMaxSize(3).map(JsonTexts::array),
                    Combinators.combine(strings().map(JsonTexts::whole), inner)
                        .as(JsonTexts::member)
                        .list()
                        .ofMaxSize(3)
                        .map(JsonTexts::object)),
            0,
            DEEPEST)
        .withoutEdgeCases();
  }
}
