package dev.switchboard.conformance;

/** There is nothing to look at: no probe behind the endpoint, or no right to reach it. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
