package dev.switchboard.aws.sigv4;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash that signatures are made of, begun: what many things that are hashed start with is taken
 * in once. Immutable, so it may be shared between threads: each use works on a copy.
 */
final class IncrementalSha256 {

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final MessageDigest begun;

  private IncrementalSha256(MessageDigest begun) {
    this.begun = begun;
  }

  /** One that has taken in nothing yet. */
  static IncrementalSha256 begin() {
    try {
      return new IncrementalSha256(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /** One that has taken in this as well. */
  IncrementalSha256 and(byte[] more) {
    MessageDigest digest = copy();
    digest.update(more);
    return new IncrementalSha256(digest);
  }

  /** The hash of what it has taken in, followed by these: 32 bytes. */
  byte[] of(byte[]... rest) {
    MessageDigest digest = copy();
    for (byte[] each : rest) {
      digest.update(each);
    }
    return digest.digest();
  }

  /** Bytes as hex digits in lower case, in ASCII. */
  static byte[] hex(byte[] bytes) {
    byte[] digits = new byte[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = DIGITS[(bytes[i] >> 4) & 0xF];
      digits[2 * i + 1] = DIGITS[bytes[i] & 0xF];
    }
    return digits;
  }

  private MessageDigest copy() {
    try {
      return (MessageDigest) begun.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("The JDK's SHA-256 can be copied", impossible);
    }
  }
}
