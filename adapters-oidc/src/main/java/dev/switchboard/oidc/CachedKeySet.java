package dev.switchboard.oidc;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cached keys of an issuer.
 *
 * @param keys absent before the first successful fetch
 * @param fetched when the keys were fetched
 * @param asked when the last fetch was tried
 * @param trouble why the last fetch failed; empty if it succeeded
 */
record CachedKeySet(Optional<JWKSet> keys, Instant fetched, Instant asked, String trouble) {

  static final Duration FRESH = Duration.ofHours(1);
  static final Duration USABLE = Duration.ofDays(1);
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
  static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /** Before anything was asked. */
  static final CachedKeySet NONE =
      new CachedKeySet(Optional.empty(), Instant.MIN, Instant.MIN, "it was not asked yet");

  /** Whether the issuer should be asked now. */
  boolean isDue(Instant now, boolean oneIsMissing) {
    boolean wanted = oneIsMissing || !trouble.isEmpty() || !now.isBefore(fetched.plus(FRESH));
    Duration pause = trouble.isEmpty() ? BETWEEN_FETCHES : AFTER_FAILURE;
    return wanted && !now.isBefore(asked.plus(pause));
  }

  CachedKeySet after(KeySetFetcher.Result fetch, Instant now) {
    return switch (fetch) {
      case KeySetFetcher.Fetched(JWKSet fresh) ->
          new CachedKeySet(Optional.of(fresh), now, now, "");
      case KeySetFetcher.Failed(String why) -> new CachedKeySet(keys, fetched, now, why);
    };
  }

  /** The keys that may be used now. */
  JWKSet keys(Instant now) throws RemoteKeySourceException {
    return keys.filter(_ -> now.isBefore(fetched.plus(USABLE)))
        .orElseThrow(() -> new RemoteKeySourceException(trouble, null));
  }
}
