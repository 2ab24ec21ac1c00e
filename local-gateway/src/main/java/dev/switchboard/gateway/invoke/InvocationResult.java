package dev.switchboard.gateway.invoke;

import java.util.List;
import java.util.Map;

/** What came of asking the function. */
public sealed interface InvocationResult {

  /**
   * The function answered.
   *
   * @param statusCode an HTTP status from 200 to 599
   * @param headers all values by name
   * @param body text for the client; may be empty
   */
  record Answered(int statusCode, Map<String, List<String>> headers, String body)
      implements InvocationResult {

    public boolean refuses() {
      return statusCode >= 300;
    }

    /** The subprotocol that was chosen; empty if none was. */
    public String subprotocol() {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
          .map(header -> header.getValue().getLast())
          .findFirst()
          .orElse("");
    }
  }

  /** The function answered {@code null}, which says nothing and is no error. */
  record Silent() implements InvocationResult {}

  /** The function answered what is no proxy response. */
  record Malformed() implements InvocationResult {}

  /** The function threw, or could not be reached. */
  record Failed(String message) implements InvocationResult {}

  /** The function has taken too long. */
  record TimedOut() implements InvocationResult {}
}
