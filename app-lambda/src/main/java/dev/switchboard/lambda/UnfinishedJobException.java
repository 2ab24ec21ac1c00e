package dev.switchboard.lambda;

/** A job has recipients for whom there was no time, and nobody else has taken them. */
final class UnfinishedJobException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfinishedJobException(int unsent) {
    super("There was no time left for " + unsent + ", and the queue did not take them.");
  }
}
