package dev.switchboard.domain.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, as UTF-8. */
public final class Sha256 {

  private Sha256() {}

  /** The digest in 64 hex digits in lower case. */
  public static String hexOf(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
