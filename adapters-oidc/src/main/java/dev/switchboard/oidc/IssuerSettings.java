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

  private static final String ONLY_HERE =
      "http is accepted for this machine only: http://localhost, http://127.0.0.1 or http://[::1],"
          + " with or without a port.";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https://[^/?#\\s@]+|http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]{1,5})?)"
              + "(?:/[^?#\\s]*)?");

  public IssuerSettings {
    refuse(issuerMistake(issuer));
    refuse(keys.map(URI::toString).flatMap(IssuerSettings::keysMistake));
    if (audiences.isEmpty() || algorithms.isEmpty()) {
      throw new IllegalArgumentException("An issuer has an audience and an algorithm, or more.");
    }
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
  }

  /** Returns why a text is not the address of an issuer; empty if it is. */
  public static Optional<String> issuerMistake(String written) {
    return mistake(
        written,
        "An issuer is an https address without a query, such as"
            + " https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI.");
  }

  /** Returns why a text is not the address of an issuer's keys; empty if it is. */
  public static Optional<String> keysMistake(String written) {
    return mistake(written, "Expected the https address of the issuer's keys.");
  }

  private static Optional<String> mistake(String written, String expected) {
    if (isAddress(written)) {
      return Optional.empty();
    }
    return Optional.of(written.startsWith("http://") ? expected + " " + ONLY_HERE : expected);
  }

  private static void refuse(Optional<String> mistake) {
    if (mistake.isPresent()) {
      throw new IllegalArgumentException(mistake.get());
    }
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
