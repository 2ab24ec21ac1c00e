package dev.switchboard.aws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that signatures are made of. */
final class Sha256 {

  private static final HexFormat HEX = HexFormat.of();

  private Sha256() {}

  /** Hashes bytes; 64 hex digits in lower case. */
  static String of(byte[] bytes) {
    return HEX.formatHex(newDigest().digest(bytes));
  }

  /** What hashes one thing. */
  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
