package dev.switchboard.gateway.fault;

import java.time.Duration;

/** What the faults that are set make of one post. */
public sealed interface PostOutcome {

  /** Nothing goes wrong. */
  record Delivered() implements PostOutcome {}

  /** It is sent, and answered, after a while. */
  record Late(Duration delay) implements PostOutcome {}

  /** It reaches nobody. */
  enum Refused implements PostOutcome {
    /** It is answered 429. */
    THROTTLED,
    /** It is answered 500. */
    FAILED,
    /** It is answered 410. */
    GONE
  }
}
