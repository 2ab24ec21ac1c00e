package dev.switchboard.domain.fanout;

/** What becomes of frames that could not be delivered at the first attempt. */
enum DeliveryPolicy {
  /**
   * Somebody waits for the report. Retries go on beside the first attempts to other recipients, and
   * are handed to the queue after them.
   */
  PUBLICATION,
  /** A job of the queue: it takes the time for its retries, and hands on what is left. */
  JOB,
  /**
   * Frames that belong together, to one connection: once one was not delivered, the rest is not
   * sent. Nothing is queued, since it would come too late.
   */
  REPLY,
  /** One frame each. Nothing is queued, and nobody who is gone is removed: the caller does both. */
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
