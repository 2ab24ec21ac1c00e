package dev.switchboard.oidc;

/** The result of checking a token's signature with the keys of its issuer. */
enum SignatureResult {
  VALID(""),
  UNKNOWN_KEY("The token's key id (kid) is not among the keys of its issuer."),
  UNSUITABLE_KEY("The issuer's key for this token is for another algorithm or use."),
  SMALL_KEY("The issuer's key for this token has fewer than 2,048 bits."),
  INVALID("The token's signature is not one of its issuer.");

  private final String reason;

  SignatureResult(String reason) {
    this.reason = reason;
  }

  /** Returns the reason for the client; empty if the signature is valid. */
  String reason() {
    return reason;
  }
}
