package dev.switchboard.benchmarks.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that the stub needs, parsed with minimal work: the time of the stub is the
 * ceiling of all contenders.
 *
 * @param bytes the length of the request, its body included
 */
record PostHead(int bytes, StubBehaviour behaviour, int recipient, boolean signed) {

  private static final int LONGEST = 8 * 1024;
  private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
  private static final byte[] CREDENTIALS = "authorization:".getBytes(ISO_8859_1);
  private static final byte[] SIGNATURE = "aws4-hmac-sha256".getBytes(ISO_8859_1);
  private static final byte[] POST = "post /".getBytes(ISO_8859_1);
  private static final int STAGE = POST.length;

  /**
   * The offset of the number: after the stage's letter and the rest of the path to a connection.
   */
  private static final int RECIPIENT = STAGE + 1 + "/@connections/".length();

  /** Reads the available bytes, for one thread: a request, or nothing yet. */
  static final class Reader {

    private static final int NOT_ALL = -1;

    private final byte[] head = new byte[LONGEST];

    /** Reads the next request without consuming it; returns null if it is not complete yet. */
    @Nullable PostHead peek(ByteBuf in) {
      int readable = Math.min(in.readableBytes(), LONGEST);
      in.getBytes(in.readerIndex(), head, 0, readable);
      int bodyBytes = 0;
      boolean signed = false;
      int line = 0;
      for (int end = lineEnd(0, readable); end != NOT_ALL; end = lineEnd(line, readable)) {
        if (end - line <= 1) {
          if (!starts(0, POST)) {
            throw new IllegalArgumentException("It is no post");
          }
          int bytes = end + 1 + bodyBytes;
          return in.readableBytes() < bytes
              ? null
              : new PostHead(bytes, StubBehaviour.of(head[STAGE]), number(RECIPIENT), signed);
        }
        if (starts(line, LENGTH)) {
          bodyBytes = number(valueAt(line + LENGTH.length));
        } else if (starts(line, CREDENTIALS)) {
          signed = starts(valueAt(line + CREDENTIALS.length), SIGNATURE);
        }
        line = end + 1;
      }
      if (readable == LONGEST) {
        throw new IllegalArgumentException("A request's head is longer than " + LONGEST);
      }
      return null;
    }

    private int lineEnd(int from, int to) {
      for (int i = from; i < to; i++) {
        if (head[i] == '\n') {
          return i;
        }
      }
      return NOT_ALL;
    }

    private boolean starts(int from, byte[] lowerCase) {
      for (int i = 0; i < lowerCase.length; i++) {
        // The bit turns a letter into lower case and does not change the other characters of these
        // names.
        if ((head[from + i] | 0x20) != (lowerCase[i] | 0x20)) {
          return false;
        }
      }
      return true;
    }

    private int valueAt(int from) {
      int value = from;
      while (head[value] == ' ') {
        value++;
      }
      return value;
    }

    private int number(int from) {
      int number = 0;
      for (int i = from; head[i] >= '0' && head[i] <= '9'; i++) {
        number = number * 10 + head[i] - '0';
      }
      return number;
    }
  }
}
