package dev.switchboard.domain.queue;

/** The queue delivered a text that is not a job. Delivering it again does not help. */
public final class UnreadableJobException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Creates an exception.
   *
   * @param message one sentence that states the fault; without the job's contents, which may be a
   *     client's
   */
  public UnreadableJobException(String message) {
    super(message);
  }
}
