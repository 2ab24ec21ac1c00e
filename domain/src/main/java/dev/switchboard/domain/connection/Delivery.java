package dev.switchboard.domain.connection;

/** The result of sending a frame to a recipient. */
public sealed interface Delivery {

  /** The gateway accepted the frame for the recipient. */
  record Sent() implements Delivery {}

  /**
   * The gateway does not have the connection. From a {@link Transport}, this means that it was
   * closed or is not open yet. From a fan-out, it means that the connection was closed.
   */
  record Gone() implements Delivery {}

  /**
   * The gateway does not have the connection, but its {@code $connect} may still be running. Only a
   * fan-out can know this; a {@link Transport} never answers it.
   */
  record NotYetOpen() implements Delivery {}

  /**
   * The gateway refused the frame with 429. Either the account is throttled or this client reads
   * slowly; the answer does not say which.
   */
  record Throttled() implements Delivery {}

  /** The frame exceeds the maximum size that the gateway accepts. */
  record TooLarge() implements Delivery {}

  /**
   * The frame may or may not have arrived.
   *
   * @param reason the cause, for the operator, without credentials and without the frame's text
   */
  record Failed(String reason) implements Delivery {}

  /** No time was left to send the frame. A {@link Transport} never answers it. */
  record NotSent() implements Delivery {}
}
