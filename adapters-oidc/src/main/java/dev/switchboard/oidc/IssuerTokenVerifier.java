package dev.switchboard.oidc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import java.time.InstantSource;
import java.util.Set;

/** Verifies the tokens of one issuer: first the signature, then the claims. */
final class IssuerTokenVerifier {

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final String name;
  private final Set<JWSAlgorithm> algorithms;
  private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
  private final ClaimsValidator claims;

  IssuerTokenVerifier(IssuerSettings issuer, OidcSettings settings, InstantSource clock) {
    this.name = issuer.issuer();
    this.algorithms =
        issuer.algorithms().stream().map(SigningAlgorithm::jose).collect(toUnmodifiableSet());
    this.claims = new ClaimsValidator(issuer.audiences(), settings.slack(), clock);
    IssuerKeySource keys =
        new IssuerKeySource(new KeySetFetcher(issuer, settings.timeout()), clock);
    signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
    signatures.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
    // The library looks at its own clock.
    signatures.setJWTClaimsSetVerifier((_, _) -> {});
  }

  String name() {
    return name;
  }

  TokenVerification verify(SignedJWT token) {
    if (!algorithms.contains(token.getHeader().getAlgorithm())) {
      return new Refused("The token is signed with an algorithm that is not allowed here.");
    }
    try {
      JWTClaimsSet signed = signatures.process(token, null);
      return claims.check(signed);
    } catch (RemoteKeySourceException noKeys) {
      return new Refused(
          "The keys of the token's issuer could not be fetched: %s."
              .formatted(noKeys.getMessage()));
    } catch (BadJOSEException | JOSEException bad) {
      return new Refused("The token's signature is not one of its issuer.");
    }
  }
}
