package dev.switchboard.gateway.fault;

import java.time.Duration;

/** The outcome of one post under the faults that are set. */
public sealed interface PostOutcome {

  /** The post is delivered. */
  record Delivered() implements PostOutcome {}

  /** The post is delivered and answered after a delay. */
  record Late(Duration delay) implements PostOutcome {}

  /** The post is not delivered. */
  enum Refused implements PostOutcome {
    /** Status 429. */
    THROTTLED,
    /** Status 500. */
    FAILED,
    /** Status 410. */
    GONE
  }
}
