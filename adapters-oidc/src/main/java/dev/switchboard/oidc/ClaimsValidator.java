package dev.switchboard.oidc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.access.TokenVerification.Refused;
import dev.switchboard.domain.access.TokenVerification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Validates the audience and the times of a token whose signature has been verified. */
final class ClaimsValidator {

  private final Set<String> audiences;
  private final Duration slack;
  private final InstantSource clock;

  ClaimsValidator(Set<String> audiences, Duration slack, InstantSource clock) {
    this.audiences = audiences;
    this.slack = slack;
    this.clock = clock;
  }

  TokenVerification check(JWTClaimsSet claims) {
    Instant now = clock.instant();
    @Nullable Date expires = claims.getExpirationTime();
    @Nullable Date begins = claims.getNotBeforeTime();
    @Nullable String subject = claims.getSubject();
    if (expires == null) {
      return new Refused("The token does not say when it expires.");
    }
    if (!now.isBefore(expires.toInstant().plus(slack))) {
      return new Refused("The token has expired.");
    }
    if (begins != null && now.plus(slack).isBefore(begins.toInstant())) {
      return new Refused("The token is not valid yet.");
    }
    if (Collections.disjoint(audiences, audience(claims))) {
      return new Refused("The token is for another audience.");
    }
    if (subject == null || subject.isEmpty()) {
      return new Refused("The token has no subject.");
    }
    return new Verified(Principal.ofToken(subject, values(claims)));
  }

  /** Cognito's access tokens have no audience, but the client they were issued to. */
  private static Collection<String> audience(JWTClaimsSet claims) {
    return claims.getAudience().isEmpty()
        ? values("client_id", claims.getClaim("client_id"))
        : claims.getAudience();
  }

  private static Map<String, Set<String>> values(JWTClaimsSet claims) {
    Map<String, Set<String>> values = new HashMap<>();
    claims.getClaims().forEach((name, value) -> values.put(name, values(name, value)));
    return values;
  }

  /**
   * The values that a rule can ask for; none of what is neither text, nor a whole number, nor so.
   */
  private static Set<String> values(String name, @Nullable Object value) {
    return switch (value) {
      // OAuth writes its scopes in one text, with blanks between.
      case String text when name.equals("scope") ->
          Stream.of(text.split(" ", -1)).collect(toUnmodifiableSet());
      case String text -> Set.of(text);
      case Boolean truth -> Set.of(truth.toString());
      case Integer number -> Set.of(number.toString());
      case Long number -> Set.of(number.toString());
      case List<?> several ->
          several.stream().flatMap(ClaimsValidator::texts).collect(toUnmodifiableSet());
      case null, default -> Set.of();
    };
  }

  private static Stream<String> texts(@Nullable Object value) {
    return value instanceof String text ? Stream.of(text) : Stream.empty();
  }
}
