package dev.switchboard.gateway.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/** Decodes UTF-8 strictly, and as fast as the JDK's lenient decoder. */
public final class Utf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** Decodes the bytes; empty if they are not UTF-8. */
  public static Optional<String> decode(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    // The decoder replaces malformed bytes with U+FFFD, but a valid text may contain U+FFFD too.
    boolean valid = text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(UTF_8), bytes);
    return valid ? Optional.of(text) : Optional.empty();
  }
}
