package dev.switchboard.domain.access;

/** The result of verifying a token. */
public sealed interface TokenVerification {

  /**
   * The token is valid now.
   *
   * @param principal the identity that it states; of the kind {@link Principal.Kind#TOKEN}
   */
  record Verified(Principal principal) implements TokenVerification {

    public Verified {
      if (principal.kind() != Principal.Kind.TOKEN) {
        throw new IllegalArgumentException("The principal of a token must be of the kind TOKEN.");
      }
    }
  }

  /**
   * The token is not valid.
   *
   * @param reason one sentence for the client; contains no part of the token
   */
  record Refused(String reason) implements TokenVerification {}

  /**
   * The token could not be verified at the moment. The same token may be verified later.
   *
   * @param reason one sentence for the client; contains no part of the token
   */
  record Unavailable(String reason) implements TokenVerification {}
}
