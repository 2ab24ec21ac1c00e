package dev.switchboard.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Corrupted access files either pass or have mistakes with places, and the function's reader has
 * the same result.
 */
final class GarbledFilesTest {

  private static final int ROUNDS = 5_000 * Integer.getInteger("fuzz.rounds", 1);
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "true",
          "7",
          "-1e999",
          "//",
          "/*",
          "*/",
          "\\u0000",
          "\n",
          "\ud800",
          "\"keys\"",
          "\"key:\"",
          "\"channel\"",
          "\"claims\":{}",
          "\"/*\"",
          "\"{}\"",
          "{sub}");

  @Test
  void a_corrupted_file_passes_or_has_mistakes() throws IOException {
    List<String> files = AccessExamples.usable();
    for (long seed = 1; seed <= ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] garbled = garbled(files.get(random.nextInt(files.size())), random);
      try {
        check(AccessExamples.check(garbled));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("Seed %d failed: %s".formatted(seed, failure), failure);
      }
    }
  }

  @Test
  void a_truncated_file_passes_or_has_mistakes() throws IOException {
    for (String file : AccessExamples.ofThePage()) {
      for (int end = 0; end < file.length(); end++) {
        check(AccessExamples.check(file.substring(0, end)));
      }
    }
  }

  private static void check(AccessCheck check) {
    if (check instanceof AccessCheck.Failed(List<AccessMistake> mistakes)) {
      assertThat(mistakes)
          .isNotEmpty()
          .allMatch(mistake -> mistake.place().line() > 0 && mistake.place().column() > 0)
          .noneMatch(mistake -> mistake.reason().isBlank());
    }
  }

  /**
   * Returns a file with inserted, removed or repeated words, or sometimes with bytes that are not
   * text.
   */
  private static byte[] garbled(String file, Random random) {
    StringBuilder text = new StringBuilder(file);
    for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(30));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.replace(at, end, WORDS.get(random.nextInt(WORDS.size())));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
