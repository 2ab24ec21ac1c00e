package dev.switchboard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * Authenticates text with one key, as RFC 2104 has it.
 *
 * <p>Made of the hash alone: the JDK's {@code Mac} reads the policy of what may be encrypted when
 * it is first asked for, which is a tenth of a cold start. May be shared between threads: each use
 * works on copies of what has taken the key in.
 */
final class HmacSha256 {

  private static final int BLOCK_BYTES = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5C;

  private final MessageDigest inner;
  private final MessageDigest outer;

  HmacSha256(byte[] key) {
    byte[] fitting = key.length > BLOCK_BYTES ? Sha256.newDigest().digest(key) : key;
    inner = startedWith(fitting, INNER);
    outer = startedWith(fitting, OUTER);
  }

  private static MessageDigest startedWith(byte[] key, int pad) {
    byte[] block = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    MessageDigest digest = Sha256.newDigest();
    digest.update(block);
    return digest;
  }

  byte[] of(String text) {
    byte[] hash = copyOf(inner).digest(text.getBytes(UTF_8));
    return copyOf(outer).digest(hash);
  }

  private static MessageDigest copyOf(MessageDigest started) {
    try {
      return (MessageDigest) started.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("The JDK's SHA-256 can be copied", impossible);
    }
  }
}
