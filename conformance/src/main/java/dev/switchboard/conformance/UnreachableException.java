package dev.switchboard.conformance;

/** Reports that there is no probe behind the endpoint, or that access to it is denied. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
