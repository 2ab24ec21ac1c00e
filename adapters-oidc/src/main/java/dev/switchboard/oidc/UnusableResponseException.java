package dev.switchboard.oidc;

/** An issuer did not answer, or with something else than what was asked for. */
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
