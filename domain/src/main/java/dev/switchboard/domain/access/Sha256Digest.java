package dev.switchboard.domain.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.UnpairedSurrogates;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes the SHA-256 digest of texts in UTF-8. A text that UTF-8 cannot encode has a digest of
 * its own.
 */
public final class Sha256Digest {

  private Sha256Digest() {}

  /** Returns the digest as 64 hex digits in lower case. */
  public static String hexOf(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }

  /** Encodes a text. By default, an unpaired surrogate would be encoded as a question mark. */
  private static byte[] bytes(String text) {
    return UnpairedSurrogates.areIn(text)
        ? ("\0" + UnpairedSurrogates.escapedIn(text)).getBytes(UTF_8)
        : text.getBytes(UTF_8);
  }
}
