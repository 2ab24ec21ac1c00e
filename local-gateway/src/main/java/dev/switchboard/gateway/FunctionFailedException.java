package dev.switchboard.gateway;

/** Reports that a function failed, with the function's message. */
public final class FunctionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A failure with the function's message. */
  public FunctionFailedException(String message) {
    super(message);
  }

  /** A failure to reach the function. */
  public FunctionFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
