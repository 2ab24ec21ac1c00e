package dev.switchboard.domain.connection;

/**
 * The store did not do as asked, and did not say that it never will: what was asked may or may not
 * have been done.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Says what could not be done and why.
   *
   * @param message one sentence a client may see; no credentials, no addresses
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what could not be done, where why is not known. */
  public StoreUnavailableException(String message) {
    super(message);
  }
}
