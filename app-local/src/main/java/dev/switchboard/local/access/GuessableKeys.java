package dev.switchboard.local.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.access.IssuedKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hashes of keys that anyone can guess: a few hundred well-known words in their usual forms,
 * the numbers below 1,000, and all keys of one or two letters and digits.
 */
final class GuessableKeys {

  private static final String WORDS = "well-known-keys.txt";
  private static final List<String> SUFFIXES = List.of("1", "123", "!", "-key", "_key", "-token");
  private static final int NUMBERS = 1_000;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** About six thousand, computed when the first key is checked, in less than 0.1 seconds. */
  private static final class Hashes {
    private static final Set<String> ALL =
        candidates().map(IssuedKey::hashOf).collect(Collectors.toUnmodifiableSet());
  }

  private GuessableKeys() {}

  /** Returns whether a hash is that of such a key. */
  static boolean contains(String sha256) {
    return Hashes.ALL.contains(sha256);
  }

  private static Stream<String> candidates() {
    return Stream.of(
            words().flatMap(GuessableKeys::forms),
            IntStream.range(0, NUMBERS).mapToObj(Integer::toString),
            Stream.of("", "0000", "1111", "1234", "12345", "123456", "1234567", "12345678"),
            Stream.of("123456789", "1234567890", "4321", "2026", "2027"),
            letters(),
            letters().flatMap(first -> letters().map(second -> first + second)))
        .flatMap(each -> each);
  }

  private static Stream<String> forms(String word) {
    return Stream.of(
            Stream.of(word, word.toUpperCase(Locale.ROOT), capitalised(word), "my-" + word),
            // `echo word | sha256sum` hashes a line.
            Stream.of(word + "\n"),
            SUFFIXES.stream().map(suffix -> word + suffix),
            SUFFIXES.stream().map(suffix -> capitalised(word) + suffix))
        .flatMap(each -> each);
  }

  /** Returns a text with a capital at the beginning of each of its parts. */
  private static String capitalised(String word) {
    return Pattern.compile("(^|[-_])[a-z]")
        .matcher(word)
        .replaceAll(first -> first.group().toUpperCase(Locale.ROOT));
  }

  private static Stream<String> letters() {
    return LETTERS.chars().mapToObj(Character::toString);
  }

  private static Stream<String> words() {
    try (InputStream bytes =
        Objects.requireNonNull(GuessableKeys.class.getResourceAsStream(WORDS))) {
      return Stream.of(new String(bytes.readAllBytes(), UTF_8).strip().split("\\s+"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
