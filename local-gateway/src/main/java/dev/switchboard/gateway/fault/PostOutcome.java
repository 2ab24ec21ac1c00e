package dev.switchboard.gateway.fault;

import java.time.Duration;

/** The outcome of one post under the faults that are set. */
public sealed interface PostOutcome {

  /** It is delivered. */
  record Delivered() implements PostOutcome {}

  /** It is delivered, and answered, after a delay. */
  record Late(Duration delay) implements PostOutcome {}

  /** It is not delivered. */
  enum Refused implements PostOutcome {
    /** It is answered 429. */
    THROTTLED,
    /** It is answered 500. */
    FAILED,
    /** It is answered 410. */
    GONE
  }
}
