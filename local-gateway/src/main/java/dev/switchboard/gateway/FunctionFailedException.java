package dev.switchboard.gateway;

/** Reports that a function failed, with the function's message. */
public final class FunctionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Creates an exception with the function's message. */
  public FunctionFailedException(String message) {
    super(message);
  }

  /** Creates an exception for a function that could not be reached. */
  public FunctionFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
