package dev.switchboard.gateway;

import java.util.List;
import java.util.Map;

/** What came of asking the function. */
sealed interface Outcome {

  /**
   * The function answered.
   *
   * @param statusCode an HTTP status from 200 to 599
   * @param headers all values by name
   * @param body text for the client; may be empty
   */
  record Answered(int statusCode, Map<String, List<String>> headers, String body)
      implements Outcome {

    boolean refuses() {
      return statusCode >= 300;
    }

    /** The subprotocol that was chosen; empty if none was. */
    String subprotocol() {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
          .map(header -> header.getValue().getLast())
          .findFirst()
          .orElse("");
    }
  }

  /** The function answered {@code null}, which says nothing and is no error. */
  record Silent() implements Outcome {}

  /** The function answered what is no proxy response. */
  record Malformed() implements Outcome {}

  /** The function threw, or could not be reached. */
  record Failed(String message) implements Outcome {}

  /** The function has taken too long. */
  record TimedOut() implements Outcome {}
}
