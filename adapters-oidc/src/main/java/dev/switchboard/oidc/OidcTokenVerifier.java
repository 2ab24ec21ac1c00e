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
      SignedJWT jwt = SignedJWT.parse(token);
      // The claims are not verified yet; this claim only selects the keys to try.
      String named = jwt.getJWTClaimsSet().getIssuer();
      @Nullable IssuerTokenVerifier issuer = named == null ? null : issuers.get(named);
      return issuer == null
          ? new Refused("The token is of an issuer that is not trusted here.")
          : issuer.verify(jwt);
    } catch (ParseException | IllegalArgumentException malformed) {
      return MALFORMED;
    }
  }
}
