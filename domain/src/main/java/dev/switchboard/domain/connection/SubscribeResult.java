package dev.switchboard.domain.connection;

/** What became of a wish to subscribe. */
public enum SubscribeResult {
  /** The subscription stands, now or already. */
  SUBSCRIBED,
  /** The connection uses this id for another pattern. */
  ID_TAKEN,
  /** The connection has as many subscriptions as {@link Limits} allow. */
  LIMIT_REACHED,
  /** The connection is unknown, removed or expired. */
  NOT_CONNECTED
}
