package dev.switchboard.domain.access;

/**
 * Verifies tokens: a trusted issuer must have signed the token for this service, and it must be
 * valid now.
 *
 * <p>Returns a value for any text, and never throws. May be shared between threads. May fetch the
 * issuer's keys within its own time limits; if that fails, the result is {@link
 * TokenVerification.Unavailable}. The same token may be verified any number of times.
 */
public interface TokenVerifier {

  /** Refuses every token. */
  TokenVerifier NONE =
      token ->
          new TokenVerification.Refused("Tokens are not accepted here: no issuer is configured.");

  /** Verifies one token, a JWT without {@code Bearer}. */
  TokenVerification verify(String token);
}
