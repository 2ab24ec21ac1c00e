package dev.switchboard.oidc;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One issuer whose tokens are trusted.
 *
 * @param issuer the exact claim {@code iss}: the address below which {@code
 *     /.well-known/openid-configuration} lies
 * @param audiences the accepted audiences. One of these is in a token's {@code aud} or, without
 *     one, is its {@code client_id}, as in Cognito's access tokens.
 * @param algorithms the algorithms with which the issuer may sign
 * @param keys the address of the issuer's keys; if absent, it is read from the issuer's
 *     configuration
 */
public record IssuerSettings(
    String issuer, Set<String> audiences, Set<SigningAlgorithm> algorithms, Optional<URI> keys) {

  /** The default algorithms of an issuer. */
  public static final Set<SigningAlgorithm> USUAL =
      Set.of(SigningAlgorithm.RS256, SigningAlgorithm.ES256);

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https://[^/?#\\s@]+|http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]{1,5})?)"
              + "(?:/[^?#\\s]*)?");

  public IssuerSettings {
    if (!isAddress(issuer)) {
      throw new IllegalArgumentException(
          "An issuer is an https address without a query, such as"
              + " https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI.");
    }
    if (keys.isPresent() && !isAddress(keys.get().toString())) {
      throw new IllegalArgumentException("An issuer's keys are at an https address.");
    }
    if (audiences.isEmpty() || algorithms.isEmpty()) {
      throw new IllegalArgumentException("An issuer has an audience and an algorithm, or more.");
    }
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
  }

  /**
   * Returns whether keys may be fetched from an address. Only addresses of this machine may be
   * unencrypted.
   */
  public static boolean isAddress(String written) {
    return ADDRESS.matcher(written).matches() && isUri(written);
  }

  private static boolean isUri(String written) {
    try {
      return URI.create(written).getHost() != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
