package dev.switchboard.conformance;

/**
 * Reports that something expected was not observed. The message names it, or the observation
 * instead.
 */
final class NotObservedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotObservedException(String message) {
    super(message);
  }

  NotObservedException(String message, Throwable cause) {
    super(message, cause);
  }
}
