package dev.switchboard.gateway.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/** Reads UTF-8 strictly, at the price of the JDK's fast and lenient decoder. */
public final class Utf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** Decodes the bytes; empty if they are not UTF-8. */
  public static Optional<String> decode(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    // The decoder writes U+FFFD for what it cannot read, but a text may also hold one by right.
    boolean valid = text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(UTF_8), bytes);
    return valid ? Optional.of(text) : Optional.empty();
  }
}
