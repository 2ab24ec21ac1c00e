package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** What a client hears. */
sealed interface ReceivedFrame {

  /** A text, by the payloads of the frames it came in. */
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

  /** An answer to a ping, with what the ping said. */
  record Pong(String payload) implements ReceivedFrame {

    @Override
    public String toString() {
      return "a pong of " + payload;
    }
  }

  /** The end; the code is 1005 if the close frame had none, and 1006 if there was no frame. */
  record Closed(int code, String reason) implements ReceivedFrame {

    @Override
    public String toString() {
      return (code + " " + reason).strip();
    }
  }
}
