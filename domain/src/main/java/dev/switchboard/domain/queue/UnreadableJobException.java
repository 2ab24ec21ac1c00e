package dev.switchboard.domain.queue;

/** A queue delivered what is no job; it will not become one by being delivered again. */
public final class UnreadableJobException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong with it.
   *
   * @param message one sentence; nothing of what the job said, which may be a client's
   */
  public UnreadableJobException(String message) {
    super(message);
  }
}
