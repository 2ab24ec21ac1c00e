package dev.switchboard.gateway.testkit;

/** A violation of the protocol by a client, with the close code of the gateway. */
public enum ProtocolViolation {
  RESERVED_BIT(1002),
  RESERVED_OPCODE(1002),
  UNMASKED(1002),
  FRAGMENTED_CONTROL(1002),
  LONG_CONTROL(1002),
  CLOSE_OF_ONE_BYTE(1002),
  CLOSE_WITH_RESERVED_CODE(1002),
  CLOSE_WITH_BROKEN_REASON(1007),
  LONE_CONTINUATION(1002),
  TEXT_WITHIN_TEXT(1002),
  BINARY_WITHIN_TEXT(1002),
  BINARY(1003),
  BROKEN_TEXT(1007),
  FRAME_TOO_LONG(1009),
  LENGTH_BEYOND_ALL(1009),
  LENGTH_BELOW_ZERO(1009);

  private final int code;

  ProtocolViolation(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public byte[] bytes(SeededRandom random) {
    return switch (this) {
      case RESERVED_BIT -> last(random, random.pick(0x11, 0x21, 0x41, 0x51, 0x79), 1);
      case RESERVED_OPCODE -> last(random, random.pick(3, 4, 5, 6, 7, 11, 12, 13, 14, 15), 1);
      case UNMASKED ->
          ClientFrames.unmasked(ClientFrames.LAST | random.pick(1, 8, 9, 10), new byte[0]);
      case FRAGMENTED_CONTROL -> first(random, random.pick(8, 9, 10));
      case LONG_CONTROL -> last(random, random.pick(8, 9, 10), random.between(126, 300));
      case CLOSE_OF_ONE_BYTE -> last(random, RawClient.CLOSE, 1);
      case CLOSE_WITH_RESERVED_CODE ->
          ClientFrames.close(random, reservedCode(random), new byte[0]);
      case CLOSE_WITH_BROKEN_REASON ->
          ClientFrames.close(random, 1000, RandomTexts.broken(random, 10));
      case LONE_CONTINUATION ->
          ClientFrames.frame(random, random.pick(0, ClientFrames.LAST), new byte[3]);
      case TEXT_WITHIN_TEXT -> ClientFrames.join(first(random, RawClient.TEXT), last(random, 1, 1));
      case BINARY_WITHIN_TEXT ->
          ClientFrames.join(first(random, RawClient.TEXT), last(random, 2, 1));
      case BINARY -> last(random, RawClient.BINARY, random.between(0, 300));
      case BROKEN_TEXT -> last(random, RawClient.TEXT, RandomTexts.broken(random, 40));
      case FRAME_TOO_LONG -> last(random, RawClient.TEXT, random.between(32 * 1024 + 1, 40_000));
      case LENGTH_BEYOND_ALL -> ClientFrames.ofLength(0x81, random.pick(1L << 31, (1L << 32) + 6));
      case LENGTH_BELOW_ZERO -> ClientFrames.ofLength(0x81, random.pick(-1L, Long.MIN_VALUE + 6));
    };
  }

  private static byte[] first(SeededRandom random, int opCode) {
    return ClientFrames.frame(random, opCode, new byte[2]);
  }

  private static byte[] last(SeededRandom random, int bits, int length) {
    return last(random, bits, random.bytes(length));
  }

  private static byte[] last(SeededRandom random, int bits, byte[] payload) {
    return ClientFrames.frame(random, ClientFrames.LAST | bits, payload);
  }

  private static int reservedCode(SeededRandom random) {
    return random.pick(0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535);
  }
}
