package dev.switchboard.domain.connection;

/** What one attempt to send a frame came to. */
public sealed interface Delivery {

  /** The gateway took the frame for the peer. */
  record Sent() implements Delivery {}

  /** The gateway does not have the connection: it was closed, or is not open yet. */
  record Gone() implements Delivery {}

  /**
   * The gateway takes no more just now: from this account, or for this slow peer. The two look the
   * same.
   */
  record Throttled() implements Delivery {}

  /** The frame is larger than the gateway carries, to anyone. */
  record TooLarge() implements Delivery {}

  /**
   * The frame may or may not have arrived.
   *
   * @param reason for the operator: what failed, without credentials and without the frame's text
   */
  record Failed(String reason) implements Delivery {}
}
