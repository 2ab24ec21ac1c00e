package dev.switchboard.gateway.invoke;

import java.util.List;
import java.util.Map;

/** The result of invoking a function of a WebSocket API. */
public sealed interface InvocationResult {

  /**
   * The function returned a proxy response.
   *
   * @param statusCode an HTTP status from 200 to 599
   * @param headers all values by name
   * @param body the text for the client; may be empty
   */
  record Responded(int statusCode, Map<String, List<String>> headers, String body)
      implements InvocationResult {

    /** Returns whether the status refuses a connection. */
    public boolean refuses() {
      return statusCode >= 300;
    }

    /** The subprotocol that the function chose; empty if none. */
    public String subprotocol() {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
          .map(header -> header.getValue().getLast())
          .findFirst()
          .orElse("");
    }
  }

  /** The function returned {@code null}, which is not an error. */
  record NullResponse() implements InvocationResult {}

  /** The function returned something other than a proxy response, for this reason. */
  record MalformedResponse(String reason) implements InvocationResult {}

  /** The function threw, or could not be reached. */
  record Failed(String message) implements InvocationResult {}

  /** The function took too long. */
  record TimedOut() implements InvocationResult {}
}
