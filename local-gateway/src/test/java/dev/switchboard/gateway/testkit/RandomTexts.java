package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;

/** Creates texts of all kinds of characters, and bytes that are almost valid UTF-8. */
public final class RandomTexts {

  private static final String SPECIAL = "\u0000\t\n\r\"\\/{}\u007F\u2028\uFEFF\uFFFD\uFFFF";

  /**
   * Invalid UTF-8: overlong, surrogates, beyond U+10FFFF, invalid bytes, stray continuations,
   * truncated.
   */
  private static final List<String> BROKEN =
      List.of(
          "C080",
          "C1BF",
          "E08080",
          "E09FBF",
          "F0808080",
          "F08FBFBF", //
          "EDA080",
          "EDBFBF",
          "EDA0BDEDB880", //
          "F4908080",
          "F5808080",
          "F7BFBFBF",
          "F888808080",
          "FC8480808080", //
          "FE",
          "FF",
          "FEFF",
          "C0",
          "F5", //
          "80",
          "BF",
          "A080", //
          "C3",
          "E2",
          "E282",
          "F0",
          "F09F",
          "F09F98",
          "EFBF",
          "C3C3",
          "E28228",
          "F09F9828");

  private RandomTexts() {}

  public static String valid(SeededRandom random, int characters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      text.appendCodePoint(codePoint(random));
    }
    return text.toString();
  }

  /** Invalid bytes between two valid texts of at most this many characters. */
  public static byte[] broken(SeededRandom random, int characters) {
    return ClientFrames.join(
        valid(random, random.between(0, characters)).getBytes(UTF_8),
        HexFormat.of().parseHex(random.pick(BROKEN)),
        valid(random, random.between(0, characters)).getBytes(UTF_8));
  }

  private static int codePoint(SeededRandom random) {
    return switch (random.between(0, 5)) {
      case 0 -> SPECIAL.charAt(random.between(0, SPECIAL.length() - 1));
      case 1 -> random.between(0x80, 0x7FF);
      case 2 -> random.between(0x800, 0xD7FF);
      case 3 -> random.between(0xE000, 0xFFFF);
      case 4 -> random.between(0x10000, 0x10FFFF);
      default -> random.between(0x20, 0x7E);
    };
  }
}
