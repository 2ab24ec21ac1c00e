package dev.switchboard.aws.sigv4;

/**
 * Computes HMAC-SHA256 codes (RFC 2104) with one key.
 *
 * <p>It uses only the hash: loading the JDK's {@code Mac} reads the crypto policy, which takes a
 * tenth of a cold start. Immutable, so threads may share it.
 */
final class HmacSha256 {

  private static final int BLOCK_BYTES = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5C;

  private final IncrementalSha256 inner;
  private final IncrementalSha256 outer;

  HmacSha256(byte[] key) {
    IncrementalSha256 hash = IncrementalSha256.empty();
    byte[] fitting = key.length > BLOCK_BYTES ? hash.digest(key) : key;
    this(hash.append(padded(fitting, INNER)), hash.append(padded(fitting, OUTER)));
  }

  private HmacSha256(IncrementalSha256 inner, IncrementalSha256 outer) {
    this.inner = inner;
    this.outer = outer;
  }

  private static byte[] padded(byte[] key, int pad) {
    byte[] block = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }

  /** Returns an instance that computes the codes of texts with this prefix, given the rest. */
  HmacSha256 withPrefix(byte[] prefix) {
    return new HmacSha256(inner.append(prefix), outer);
  }

  /** Computes the code of a text: 32 bytes. */
  byte[] code(byte[] text) {
    return outer.digest(inner.digest(text));
  }
}
