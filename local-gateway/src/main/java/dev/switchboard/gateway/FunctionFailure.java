package dev.switchboard.gateway;

/** Says that a function answered with an error; the message is the function's. */
public final class FunctionFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** An error with the words of the function. */
  public FunctionFailure(String message) {
    super(message);
  }

  /** An error that kept the function from being reached. */
  public FunctionFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
