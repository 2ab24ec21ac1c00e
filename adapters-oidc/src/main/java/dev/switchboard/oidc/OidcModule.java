package dev.switchboard.oidc;

import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.access.TokenVerifier;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Binds the check of tokens to OpenID Connect. Needs {@link OidcSettings} and a clock. */
@Module
public interface OidcModule {

  /**
   * Provides one verifier for the life of the process: it keeps the issuers' keys. Fetches no keys
   * before the first token.
   */
  @Provides
  @Singleton
  static TokenVerifier tokenVerifier(OidcSettings settings, InstantSource clock) {
    return settings.issuers().isEmpty()
        ? TokenVerifier.NONE
        : new OidcTokenVerifier(settings, clock);
  }
}
