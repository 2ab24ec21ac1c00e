package dev.switchboard.lambda;

/** What the queue hands the worker: one message, or what is none. */
sealed interface QueueEvent {

  /**
   * A message.
   *
   * @param id the queue's name for it
   * @param body as it was sent
   * @param receives how often it was delivered, this time included
   */
  record Delivered(String id, String body, int receives) implements QueueEvent {

    /** Whether it has what every message of a queue has. */
    boolean isOfQueue() {
      return !id.isEmpty() && receives >= 1;
    }
  }

  /** An event that is none of the queue's, or not of one message. */
  record Unreadable(String reason) implements QueueEvent {}
}
