package dev.switchboard.gateway;

/** Says that a function answered with an error; the message is the function's. */
public final class FunctionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** An error with the words of the function. */
  public FunctionFailedException(String message) {
    super(message);
  }

  /** An error that kept the function from being reached. */
  public FunctionFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
