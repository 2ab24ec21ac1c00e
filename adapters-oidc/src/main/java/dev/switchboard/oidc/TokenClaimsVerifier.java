package dev.switchboard.oidc;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the times, the audience and the subject of a token. A refusal's message is the reason
 * for the client.
 */
final class TokenClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {

  private final Set<String> audiences;
  private final InstantSource clock;

  TokenClaimsVerifier(Set<String> audiences, Duration slack, InstantSource clock) {
    super(null, null);
    setMaxClockSkew(Math.toIntExact(slack.toSeconds()));
    this.audiences = audiences;
    this.clock = clock;
  }

  @Override
  public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
      throws BadJWTException {
    require(claims.getExpirationTime() != null, "The token does not say when it expires.");
    try {
      super.verify(claims, context);
    } catch (ExpiredJWTException expired) {
      throw new BadJWTException("The token has expired.", expired);
    } catch (BadJWTException early) {
      throw new BadJWTException("The token is not valid yet.", early);
    }
    List<String> audience = audience(claims);
    require(!audience.isEmpty(), "The token has no audience: neither aud nor client_id.");
    require(!Collections.disjoint(audiences, audience), "The token is for another audience.");
    @Nullable String subject = claims.getSubject();
    require(subject != null && !subject.isEmpty(), "The token has no subject (sub).");
  }

  /**
   * Returns the audience of a token. Cognito's access tokens have no audience; their client
   * replaces it.
   */
  private static List<String> audience(JWTClaimsSet claims) {
    return claims.getAudience().isEmpty() && claims.getClaim("client_id") instanceof String client
        ? List.of(client)
        : claims.getAudience();
  }

  private static void require(boolean met, String reason) throws BadJWTException {
    if (!met) {
      throw new BadJWTException(reason);
    }
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }
}
