package dev.switchboard.domain.protocol;

import java.time.Instant;

/** What the check of a token came to. */
public sealed interface Verification {

  /**
   * The token is good.
   *
   * @param principal whom it is about; of the kind {@link Principal.Kind#TOKEN}
   * @param expiresAt from when it would be refused, slack for clocks included
   */
  record Verified(Principal principal, Instant expiresAt) implements Verification {

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
