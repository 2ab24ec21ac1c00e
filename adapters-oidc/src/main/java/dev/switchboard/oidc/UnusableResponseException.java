package dev.switchboard.oidc;

/** An issuer did not respond, or its response is unusable. */
final class UnusableResponseException extends Exception {

  private static final long serialVersionUID = 1;

  private final String why;

  UnusableResponseException(String why) {
    super(why);
    this.why = why;
  }

  /** The rest of a sentence about the issuer. */
  String why() {
    return why;
  }
}
