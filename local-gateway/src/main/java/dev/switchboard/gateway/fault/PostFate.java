package dev.switchboard.gateway.fault;

import java.time.Duration;

/** What the faults that are set make of one post. */
public sealed interface PostFate {

  /** Nothing goes wrong. */
  record Delivered() implements PostFate {}

  /** It is sent, and answered, after a while. */
  record Late(Duration delay) implements PostFate {}

  /** It reaches nobody. */
  enum Refused implements PostFate {
    /** It is answered 429. */
    THROTTLED,
    /** It is answered 500. */
    FAILED,
    /** It is answered 410. */
    GONE
  }
}
