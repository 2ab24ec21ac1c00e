package dev.switchboard.lambda;

import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.oidc.OidcModule;
import dev.switchboard.oidc.OidcSettings;
import jakarta.inject.Singleton;

/** Provides the access rules of an access file. Needs the file and a clock. */
@Module(includes = OidcModule.class)
public interface AccessModule {

  /** Provides the rules of the file, with a verifier for the tokens of its issuers. */
  @Provides
  @Singleton
  static AccessSource rules(AccessFile file, TokenVerifier tokens) {
    return file.rules().withTokens(tokens);
  }

  /** Returns the issuers that the file names. */
  @Provides
  static OidcSettings issuers(AccessFile file) {
    return file.issuers();
  }
}
