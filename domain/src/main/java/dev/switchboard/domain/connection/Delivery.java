package dev.switchboard.domain.connection;

/** The result of sending a frame to a recipient. */
public sealed interface Delivery {

  /** The gateway accepted the frame for the recipient. */
  record Sent() implements Delivery {}

  /**
   * The gateway does not have the connection. As the answer of a {@link Transport} this means that
   * it was closed or is not open yet; as the result of a fan-out, that it was closed.
   */
  record Gone() implements Delivery {}

  /**
   * The gateway does not have the connection, but its {@code $connect} may still be running. Only a
   * fan-out can know this; a {@link Transport} never answers it.
   */
  record NotYetOpen() implements Delivery {}

  /**
   * The gateway refused the frame with 429: the account is throttled, or this client reads slowly.
   * The answer does not say which.
   */
  record Throttled() implements Delivery {}

  /** The frame exceeds the size that the gateway carries. */
  record TooLarge() implements Delivery {}

  /**
   * The frame may or may not have arrived.
   *
   * @param reason what failed, for the operator, without credentials and without the frame's text
   */
  record Failed(String reason) implements Delivery {}

  /** No time was left to send the frame. A {@link Transport} never answers it. */
  record NotSent() implements Delivery {}
}
