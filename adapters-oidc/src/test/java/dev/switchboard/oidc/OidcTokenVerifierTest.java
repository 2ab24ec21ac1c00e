package dev.switchboard.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.switchboard.contracts.TokenVerifierContract;
import dev.switchboard.domain.access.TokenVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class OidcTokenVerifierTest extends TokenVerifierContract {

  private final TestIssuer issuer = new TestIssuer();
  private final TokenVerifier verifier =
      new OidcTokenVerifier(OidcSettings.of(List.of(issuer.trusted())), clock);

  OidcTokenVerifierTest() throws IOException {}

  @AfterEach
  void close() {
    issuer.close();
  }

  @Override
  protected TokenVerifier verifier() {
    return verifier;
  }

  @Override
  protected String token(String subject, Duration life) {
    Instant now = clock.instant();
    return TestIssuer.sign(
        TestIssuer.KEY,
        new JWTClaimsSet.Builder()
            .issuer(issuer.address())
            .subject(subject)
            .audience("app")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build());
  }
}
