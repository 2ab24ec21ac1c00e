package dev.switchboard.domain.connection;

/** The store did not confirm a request. The request may or may not have been executed. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Creates an exception with a cause.
   *
   * @param message one sentence that a client may see; no credentials, no addresses
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Creates an exception without a known cause. */
  public StoreUnavailableException(String message) {
    super(message);
  }
}
