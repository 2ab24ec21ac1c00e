package dev.switchboard.gateway;

/** Reports that a function failed, with the function's message. */
public final class FunctionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String errorMessage;

  /** A failure with the function's message. */
  public FunctionFailedException(String message) {
    this(message, message);
  }

  /** Creates an exception for a function that could not be reached. */
  public FunctionFailedException(String message, Throwable cause) {
    super(message, cause);
    this.errorMessage = message;
  }

  /**
   * A failure with the function's message, and how it arrived.
   *
   * @param errorMessage the message of the error that the function threw
   * @param description the same for a log, with the circumstances
   */
  public FunctionFailedException(String errorMessage, String description) {
    super(description);
    this.errorMessage = errorMessage;
  }

  /** The message of the error that the function threw, without the circumstances. */
  public String errorMessage() {
    return errorMessage;
  }
}
