package dev.switchboard.domain.connection;

/**
 * The outcome of a change is unknown: the store did not confirm it and could not be read again. The
 * change may have been stored, may not have been, or may still be.
 */
public final class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Creates an exception with a cause.
   *
   * @param message one sentence about the unknown outcome that a client may see; no credentials, no
   *     addresses
   */
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
