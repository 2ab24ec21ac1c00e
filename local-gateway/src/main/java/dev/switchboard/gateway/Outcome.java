package dev.switchboard.gateway;

/** What came of asking the function. */
sealed interface Outcome {

  /**
   * The function answered.
   *
   * @param statusCode an HTTP status from 200 to 599
   * @param subprotocol the {@code Sec-WebSocket-Protocol} it chose; empty if it chose none
   */
  record Answered(int statusCode, String subprotocol) implements Outcome {

    boolean refuses() {
      return statusCode >= 300;
    }
  }

  /** The function answered {@code null}, which says nothing and is no error. */
  record Silent() implements Outcome {}

  /** The function threw, or answered what is no proxy response. */
  record Broken() implements Outcome {}
}
