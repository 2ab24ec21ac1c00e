package dev.switchboard.lambda;

/**
 * Thrown if the time did not suffice for all recipients of a job, and the queue did not accept the
 * rest.
 */
final class UnfinishedJobException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfinishedJobException(int unsent) {
    super("There was no time left for " + unsent + ", and the queue did not take them.");
  }
}
