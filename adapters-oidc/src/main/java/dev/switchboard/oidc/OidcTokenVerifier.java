package dev.switchboard.oidc;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jwt.SignedJWT;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerifier;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the issuer that a token names, and delegates the check to its verifier. */
final class OidcTokenVerifier implements TokenVerifier {

  /** The maximum length, more than any issuer's token and more than a handshake has room for. */
  static final int MOST_CHARACTERS = 16 * 1024;

  /**
   * The form of a token: two JSON objects and a signature. A brace begins with {@code e}. The
   * library would ignore characters that are not base64, so one token could be written in many
   * ways.
   */
  private static final Pattern FORM = Pattern.compile("e[\\w-]*\\.e[\\w-]*\\.[\\w-]+");

  private static final Refused MALFORMED = new Refused("The token is not a signed JWT.");
  private static final Refused MALFORMED_CLAIMS =
      new Refused("The token's claims are malformed: no JSON object, or one of an invalid type.");
  private static final Refused NO_ISSUER = new Refused("The token has no issuer (iss).");

  private final Map<String, IssuerTokenVerifier> issuers;

  OidcTokenVerifier(OidcSettings settings, InstantSource clock) {
    this.issuers =
        settings.issuers().stream()
            .map(issuer -> new IssuerTokenVerifier(issuer, settings, clock))
            .collect(toUnmodifiableMap(IssuerTokenVerifier::name, identity()));
  }

  @Override
  public TokenVerification verify(String token) {
    if (token.length() > MOST_CHARACTERS) {
      return new Refused("The token has more than %,d characters.".formatted(MOST_CHARACTERS));
    }
    if (!FORM.matcher(token).matches()) {
      return MALFORMED;
    }
    try {
      return verify(SignedJWT.parse(token));
    } catch (ParseException | IllegalArgumentException malformed) {
      return MALFORMED;
    }
  }

  private TokenVerification verify(SignedJWT token) {
    try {
      // The claims are not verified yet; this claim only selects the keys to try.
      @Nullable String named = token.getJWTClaimsSet().getIssuer();
      if (named == null) {
        return NO_ISSUER;
      }
      @Nullable IssuerTokenVerifier issuer = issuers.get(named);
      return issuer == null
          ? new Refused("The token is of an issuer that is not trusted here.")
          : issuer.verify(token);
    } catch (ParseException malformed) {
      return MALFORMED_CLAIMS;
    }
  }
}
