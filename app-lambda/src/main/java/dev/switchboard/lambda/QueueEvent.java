package dev.switchboard.lambda;

/** An event of the queue for the worker: one message, or an unreadable event. */
sealed interface QueueEvent {

  /**
   * A message.
   *
   * @param id the id that the queue assigned
   * @param body the body as it was sent
   * @param receives the number of deliveries of the message, including this one
   */
  record Delivered(String id, String body, int receives) implements QueueEvent {

    /** Returns whether the message has the attributes of every message of a queue. */
    boolean isOfQueue() {
      return !id.isEmpty() && receives >= 1;
    }
  }

  /** An event that is not of the queue, or does not contain one message. */
  record Unreadable(String reason) implements QueueEvent {}
}
