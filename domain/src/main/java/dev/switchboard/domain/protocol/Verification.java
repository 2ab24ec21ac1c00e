package dev.switchboard.domain.protocol;

/** What the check of a token came to. */
public sealed interface Verification {

  /**
   * The token is good, at this moment.
   *
   * @param principal whom it is about; of the kind {@link Principal.Kind#TOKEN}
   */
  record Verified(Principal principal) implements Verification {

    public Verified {
      if (principal.kind() != Principal.Kind.TOKEN) {
        throw new IllegalArgumentException("A token makes known a token's principal.");
      }
    }
  }

  /**
   * The token is no good, or that could not be found out.
   *
   * @param reason one sentence for the client, without anything of the token
   */
  record Refused(String reason) implements Verification {}
}
