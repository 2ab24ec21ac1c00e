package dev.switchboard.domain.protocol;

/** One event, published to one channel. */
public sealed interface Event {

  /** Plain text, as a plain client sends it. */
  record Text(String text) implements Event {}

  /**
   * A JSON value, as a client of the Events protocol publishes it.
   *
   * @param json one complete JSON value, already validated; it is delivered unchanged
   */
  record Json(String json) implements Event {}
}
