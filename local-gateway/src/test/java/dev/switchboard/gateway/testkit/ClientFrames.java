package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes a client's frames as bytes, valid and invalid ones. */
public final class ClientFrames {

  public static final int LAST = 0x80;
  public static final int MASKED = 0x80;

  private static final int SHORT_FORM = 126;
  private static final int LONG_FORM = 127;

  private ClientFrames() {}

  /** A valid frame: masked, with its length in the shortest form. */
  public static byte[] frame(SeededRandom random, int firstByte, byte[] payload) {
    byte[] mask = random.bytes(4);
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= mask[i % mask.length];
    }
    return join(new byte[] {(byte) firstByte}, length(MASKED, payload.length), mask, masked);
  }

  /** A frame as a server sends it. */
  public static byte[] unmasked(int firstByte, byte[] payload) {
    return join(new byte[] {(byte) firstByte}, length(0, payload.length), payload);
  }

  /** A frame whose length exceeds its payload. */
  public static byte[] ofLength(int firstByte, long length) {
    ByteBuffer head = ByteBuffer.allocate(14);
    head.put((byte) firstByte).put((byte) (MASKED | LONG_FORM)).putLong(length);
    return join(head.array(), "little".getBytes(ISO_8859_1));
  }

  public static byte[] close(SeededRandom random, int code, byte[] reason) {
    return frame(random, LAST | RawClient.CLOSE, join(twoBytes(code), reason));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] length(int maskBit, int length) {
    if (length < SHORT_FORM) {
      return new byte[] {(byte) (maskBit | length)};
    }
    if (length <= 0xFFFF) {
      return join(new byte[] {(byte) (maskBit | SHORT_FORM)}, twoBytes(length));
    }
    ByteBuffer form = ByteBuffer.allocate(9);
    return form.put((byte) (maskBit | LONG_FORM)).putLong(length).array();
  }

  private static byte[] twoBytes(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }
}
