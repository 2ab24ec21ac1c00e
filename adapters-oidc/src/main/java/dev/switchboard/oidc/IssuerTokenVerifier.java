package dev.switchboard.oidc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerification.Unavailable;
import dev.switchboard.domain.access.TokenVerification.Verified;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens of one issuer: the header, then the signature, then the claims. */
final class IssuerTokenVerifier {

  /** The types of tokens, in lower case. Sources: RFC 7519 §5.1, RFC 9068 §4, RFC 7515 §4.1.9. */
  private static final Set<String> TYPES =
      Set.of("jwt", "application/jwt", "at+jwt", "application/at+jwt");

  private final String name;
  private final Set<JWSAlgorithm> algorithms;
  private final SignatureVerifier signatures;
  private final TokenClaimsVerifier claimsVerifier;

  IssuerTokenVerifier(IssuerSettings issuer, OidcSettings settings, InstantSource clock) {
    this.name = issuer.issuer();
    this.algorithms =
        issuer.algorithms().stream().map(SigningAlgorithm::jose).collect(toUnmodifiableSet());
    IssuerKeyFetcher keys =
        new IssuerKeyFetcher(issuer, new IssuerDocumentRetriever(settings.timeout()));
    // A fetch takes at most two responses.
    Duration wait = settings.timeout().multipliedBy(3);
    this.signatures = new SignatureVerifier(new CachedIssuerKeys(keys, wait, clock));
    this.claimsVerifier = new TokenClaimsVerifier(issuer.audiences(), settings.slack(), clock);
  }

  String name() {
    return name;
  }

  /**
   * Verifies a token whose claims were parsed.
   *
   * @throws ParseException if its claims cannot be read
   */
  TokenVerification verify(SignedJWT token) throws ParseException {
    Optional<String> refusal = refusal(token.getHeader());
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    try {
      SignatureResult signature = signatures.verify(token);
      return signature == SignatureResult.VALID ? verified(token) : new Refused(signature.reason());
    } catch (JWKSetUnavailableException noKeys) {
      return new Unavailable(
          "The keys of the token's issuer could not be fetched: %s."
              .formatted(noKeys.getMessage()));
    }
  }

  private Optional<String> refusal(JWSHeader header) {
    if (!algorithms.contains(header.getAlgorithm())) {
      return Optional.of("The token is signed with an algorithm that is not allowed here.");
    }
    @Nullable JOSEObjectType type = header.getType();
    if (type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
      return Optional.of("The token's type (typ) is neither JWT nor at+jwt.");
    }
    @Nullable Set<String> critical = header.getCriticalParams();
    return critical != null && !critical.isEmpty()
        ? Optional.of("The token requires an extension (crit) that is not supported here.")
        : Optional.empty();
  }

  private TokenVerification verified(SignedJWT token) throws ParseException {
    JWTClaimsSet claims = token.getJWTClaimsSet();
    try {
      claimsVerifier.verify(claims, null);
    } catch (BadJWTException refused) {
      return new Refused(String.valueOf(refused.getMessage()));
    }
    return new Verified(
        Principal.ofToken(claims.getSubject(), ClaimValues.of(token.getPayload().toString())));
  }
}
