package dev.switchboard.oidc;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerification.Verified;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens of one issuer: first the signature, then the claims. */
final class IssuerTokenVerifier {

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final String name;
  private final Set<JWSAlgorithm> algorithms;
  private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();

  IssuerTokenVerifier(IssuerSettings issuer, OidcSettings settings, InstantSource clock) {
    this.name = issuer.issuer();
    this.algorithms =
        issuer.algorithms().stream().map(SigningAlgorithm::jose).collect(toUnmodifiableSet());
    IssuerKeyFetcher keys =
        new IssuerKeyFetcher(issuer, new IssuerDocumentRetriever(settings.timeout()));
    // A fetch takes at most two responses.
    Duration wait = settings.timeout().multipliedBy(3);
    tokens.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            algorithms, new JWKSetBasedJWKSource<>(new CachedIssuerKeys(keys, wait, clock))));
    tokens.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
    tokens.setJWTClaimsSetVerifier(
        new TokenClaimsVerifier(issuer.audiences(), settings.slack(), clock));
  }

  String name() {
    return name;
  }

  TokenVerification verify(SignedJWT token) {
    if (!algorithms.contains(token.getHeader().getAlgorithm())) {
      return new Refused("The token is signed with an algorithm that is not allowed here.");
    }
    try {
      JWTClaimsSet claims = tokens.process(token, null);
      return new Verified(Principal.ofToken(claims.getSubject(), values(claims)));
    } catch (JWKSetUnavailableException noKeys) {
      return new Refused(
          "The keys of the token's issuer could not be fetched: %s."
              .formatted(noKeys.getMessage()));
    } catch (BadJWTException refused) {
      return new Refused(String.valueOf(refused.getMessage()));
    } catch (BadJOSEException | JOSEException bad) {
      return new Refused("The token's signature is not one of its issuer.");
    }
  }

  private static Map<String, Set<String>> values(JWTClaimsSet claims) {
    return claims.getClaims().keySet().stream()
        .collect(toMap(name -> name, name -> values(name, claims.getClaim(name))));
  }

  /** Returns the values that a rule can require: texts, whole numbers, true and false. */
  private static Set<String> values(String name, @Nullable Object value) {
    return switch (value) {
      // OAuth writes its scopes in one text, separated by blanks.
      case String text when name.equals("scope") ->
          Stream.of(text.split(" ", -1)).collect(toUnmodifiableSet());
      case String text -> Set.of(text);
      case Boolean truth -> Set.of(truth.toString());
      case Integer number -> Set.of(number.toString());
      case Long number -> Set.of(number.toString());
      case List<?> several ->
          several.stream()
              .flatMap(each -> each instanceof String text ? Stream.of(text) : Stream.empty())
              .collect(toUnmodifiableSet());
      case null, default -> Set.of();
    };
  }
}
