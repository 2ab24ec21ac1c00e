package dev.switchboard.aws.sigv4;

/**
 * Authenticates text with one key, as RFC 2104 has it.
 *
 * <p>Made of the hash alone: the JDK's {@code Mac} reads the policy of what may be encrypted when
 * it is first asked for, which is a tenth of a cold start. Immutable, so it may be shared between
 * threads.
 */
final class HmacSha256 {

  private static final int BLOCK_BYTES = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5C;

  private final IncrementalSha256 inner;
  private final IncrementalSha256 outer;

  HmacSha256(byte[] key) {
    IncrementalSha256 hash = IncrementalSha256.begin();
    byte[] fitting = key.length > BLOCK_BYTES ? hash.of(key) : key;
    this(hash.and(padded(fitting, INNER)), hash.and(padded(fitting, OUTER)));
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

  /** What authenticates texts that begin with this, by the rest of them. */
  HmacSha256 after(byte[] start) {
    return new HmacSha256(inner.and(start), outer);
  }

  /** The code of a text: 32 bytes. */
  byte[] of(byte[] text) {
    return outer.of(inner.of(text));
  }
}
