package dev.switchboard.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few WebSocket frames (RFC 6455, 5.2) that a benchmark needs, as they are on the wire. */
final class Frames {

  /** A client's empty ping. */
  static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

  /** What answers it. */
  static final byte[] PONG = {(byte) 0x8A, 0};

  private static final byte TEXT = (byte) 0x81;
  private static final byte LENGTH_IN_TWO_BYTES = 126;
  private static final byte MASKED = (byte) 0x80;

  private Frames() {}

  /** A text of up to 65,535 bytes as a server sends it. */
  static byte[] fromServer(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(serverBytes(payload.length)).put(TEXT);
    if (payload.length < LENGTH_IN_TWO_BYTES) {
      frame.put((byte) payload.length);
    } else {
      frame.put(LENGTH_IN_TWO_BYTES).putShort((short) payload.length);
    }
    return frame.put(payload).array();
  }

  /** How long the frame of a server's text is that has so many bytes. */
  static int serverBytes(int payload) {
    return payload + (payload < LENGTH_IN_TWO_BYTES ? 2 : 4);
  }

  /** A text of 126 to 65,535 bytes as a client sends it, under a mask of zeros. */
  static byte[] fromClient(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + payload.length)
        .put(TEXT)
        .put((byte) (MASKED | LENGTH_IN_TWO_BYTES))
        .putShort((short) payload.length)
        .putInt(0)
        .put(payload)
        .array();
  }
}
