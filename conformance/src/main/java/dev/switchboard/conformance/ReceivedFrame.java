package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** A message, a pong or the end of the connection, as a client receives it. */
sealed interface ReceivedFrame {

  /** A text message, by the payloads of its frames. */
  record Text(List<byte[]> frames) implements ReceivedFrame {

    String text() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      frames.forEach(bytes::writeBytes);
      return bytes.toString(UTF_8);
    }

    @Override
    public String toString() {
      return text().isEmpty() ? "an empty text" : "the text " + text();
    }
  }

  /** A pong with its payload. */
  record Pong(String payload) implements ReceivedFrame {

    @Override
    public String toString() {
      return "a pong of " + payload;
    }
  }

  /**
   * The end of the connection. The code is 1005 for a close frame without a code, and 1006 without
   * a close frame.
   */
  record Closed(int code, String reason) implements ReceivedFrame {

    @Override
    public String toString() {
      return (code + " " + reason).strip();
    }
  }
}
