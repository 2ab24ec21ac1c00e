package dev.switchboard.domain.connection;

/**
 * The store did not say whether it carried out a change, and could not be asked again. The change
 * may have been stored, may not have been, or may still be.
 */
public final class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says what is not known and why.
   *
   * @param message one sentence a client may see; no credentials, no addresses
   */
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
