package dev.switchboard.benchmarks.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * As much of a request as the stub wants to know, found with as little work as can be: what the
 * stub takes is the ceiling of all who post to it.
 *
 * @param bytes how long the request is, its body included
 */
record PostHead(int bytes, StubBehaviour behaviour, int recipient, boolean signed) {

  private static final int LONGEST = 8 * 1024;
  private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
  private static final byte[] CREDENTIALS = "authorization:".getBytes(ISO_8859_1);
  private static final byte[] SIGNATURE = "aws4-hmac-sha256".getBytes(ISO_8859_1);
  private static final byte[] POST = "post /".getBytes(ISO_8859_1);
  private static final int STAGE = POST.length;

  /** Before the number: the stage's letter, and the rest of the path to a connection. */
  private static final int RECIPIENT = STAGE + 1 + "/@connections/".length();

  /** Reads what is there, for one thread: a request, or nothing yet. */
  static final class Reader {

    private static final int NOT_ALL = -1;

    private final byte[] head = new byte[LONGEST];

    /** Looks at the next request and takes nothing out; null if it is not all there yet. */
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
        // Sets the bit that makes a letter small, and leaves the other signs of these names alone.
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
