package dev.switchboard.aws.sigv4;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A SHA-256 hash to which more bytes can be appended, so that texts with a common prefix hash it
 * once. Immutable, so threads may share it: each use works on a copy.
 */
final class IncrementalSha256 {

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final MessageDigest state;

  private IncrementalSha256(MessageDigest state) {
    this.state = state;
  }

  /** Returns the hash of zero bytes. */
  static IncrementalSha256 empty() {
    try {
      return new IncrementalSha256(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /** Returns the hash with these bytes appended. */
  IncrementalSha256 append(byte[] more) {
    MessageDigest digest = copy();
    digest.update(more);
    return new IncrementalSha256(digest);
  }

  /** Computes the hash of all bytes so far, followed by these: 32 bytes. */
  byte[] digest(byte[]... rest) {
    MessageDigest digest = copy();
    for (byte[] each : rest) {
      digest.update(each);
    }
    return digest.digest();
  }

  /** Writes bytes as lower-case hex digits in ASCII. */
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
      return (MessageDigest) state.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("The JDK's SHA-256 can be copied", impossible);
    }
  }
}
