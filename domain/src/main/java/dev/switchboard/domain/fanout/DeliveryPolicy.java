package dev.switchboard.domain.fanout;

/** The rules for frames that could not be delivered at the first attempt. */
enum DeliveryPolicy {
  /**
   * A publisher waits for the report. Retries run while other recipients receive their first
   * attempt; afterwards the remaining retries are handed off.
   */
  PUBLICATION,
  /**
   * A worker processes a queued job. It uses the time until its deadline for retries, and hands off
   * the rest.
   */
  JOB,
  /**
   * Frames to one connection that belong together. Once one is not delivered, the rest is not sent.
   * Nothing is queued, since it would arrive too late.
   */
  REPLY,
  /**
   * One frame for each connection. Nothing is queued, and gone connections are not removed: the
   * caller does both.
   */
  KEEP_ALIVE;

  boolean isQueued() {
    return this == PUBLICATION || this == JOB;
  }

  boolean removesGone() {
    return this != KEEP_ALIVE;
  }

  boolean needsEveryFrame() {
    return this == REPLY;
  }
}
