package dev.switchboard.conformance;

/** What a row was waiting for did not come; the message says what, or what came instead. */
final class NotObservedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotObservedException(String message) {
    super(message);
  }

  NotObservedException(String message, Throwable cause) {
    super(message, cause);
  }
}
