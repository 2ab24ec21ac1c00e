package dev.switchboard.domain.protocol;

/** What was published, once, to one channel. */
public sealed interface Event {

  /** Bare text, as a plain client sends it. */
  record Text(String text) implements Event {}

  /**
   * A JSON value, as a client of the Events protocol publishes it.
   *
   * @param json one whole value; who makes an event has seen to that. It is passed on as it is
   */
  record Json(String json) implements Event {}
}
