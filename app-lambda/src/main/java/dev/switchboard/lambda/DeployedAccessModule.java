package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dagger.Module;
import dagger.Provides;
import dev.switchboard.aws.s3.S3Module;
import dev.switchboard.aws.s3.S3Settings;
import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.RuntimeAccessSettings;
import dev.switchboard.lambda.access.RuntimeAccessSource;
import dev.switchboard.oidc.OidcModule;
import dev.switchboard.oidc.OidcSettings;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Provides the access rules of a deployed function: those of the packed file, or of a file that is
 * read at run time. Only some of the functions have a packed file. Needs a clock.
 */
@Module(includes = {OidcModule.class, S3Module.class})
interface DeployedAccessModule {

  @Provides
  @Singleton
  static AccessSource rules(
      Optional<AccessFile> packed,
      Optional<RuntimeAccessSettings> runtime,
      Provider<TokenVerifier> tokens,
      Provider<AccessFileStore> store,
      InstantSource clock) {
    AccessFile file = packed.orElseThrow();
    return runtime.isEmpty()
        ? file.rules().withTokens(tokens.get())
        : runtimeRules(file, runtime.get(), store.get(), clock);
  }

  private static RuntimeAccessSource runtimeRules(
      AccessFile packed,
      RuntimeAccessSettings settings,
      AccessFileStore store,
      InstantSource clock) {
    return new RuntimeAccessSource(
        packed,
        store,
        settings.maxAge(),
        settings.maxStale(),
        issuers -> OidcModule.tokenVerifier(issuers, clock),
        clock,
        refresh -> LambdaRuntime.getLogger().log(LogLine.access(refresh)));
  }

  /** Returns the issuers that the packed file names. */
  @Provides
  static OidcSettings issuers(Optional<AccessFile> packed) {
    return packed.orElseThrow().issuers();
  }

  /** Returns the place of the file that is read at run time. */
  @Provides
  static S3Settings object(Optional<RuntimeAccessSettings> runtime) {
    return runtime.orElseThrow().object();
  }
}
