package dev.switchboard.domain.connection;

/** The result of subscribing. */
public enum SubscribeResult {
  /** The subscription exists, from now on or already. */
  SUBSCRIBED,
  /** The connection uses this id for another pattern. */
  ID_TAKEN,
  /** The connection has the maximum number of subscriptions, see {@link Limits}. */
  LIMIT_REACHED,
  /** The connection is unknown, removed or expired. */
  NOT_CONNECTED
}
