package dev.switchboard.domain.protocol;

/**
 * Checks tokens: that an issuer we trust made it, for us, and that its time is now.
 *
 * <p>Total: whatever the text, the answer is a value. May be shared between threads. May fetch the
 * issuer's keys, within bounds of its own; that they could not be fetched is a refusal too. The
 * same token may be checked any number of times.
 */
public interface TokenVerifier {

  /** Trusts nobody. */
  TokenVerifier NONE =
      token -> new Verification.Refused("Tokens are not accepted here: no issuer is configured.");

  /** Checks one token, a JWT without {@code Bearer}. */
  Verification verify(String token);
}
