package dev.switchboard.gateway.invoke;

/**
 * Reports that API Gateway would not accept a function's response. The message names the field and
 * what was expected.
 */
public final class MalformedResponseException extends Exception {

  private static final long serialVersionUID = 1;

  /** A malformed response, for this reason. */
  public MalformedResponseException(String reason) {
    super(reason);
  }

  /** The reason, for a log. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
