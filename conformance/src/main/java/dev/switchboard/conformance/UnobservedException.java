package dev.switchboard.conformance;

/** What a row was waiting for did not come; the message says what, or what came instead. */
final class UnobservedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnobservedException(String message) {
    super(message);
  }

  UnobservedException(String message, Throwable cause) {
    super(message, cause);
  }
}
