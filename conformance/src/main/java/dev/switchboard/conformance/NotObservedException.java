package dev.switchboard.conformance;

/** Reports that something expected was not observed; the message says what, or what was instead. */
final class NotObservedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotObservedException(String message) {
    super(message);
  }

  NotObservedException(String message, Throwable cause) {
    super(message, cause);
  }
}
