package dev.switchboard.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of one issuer for an hour, and for at most a day while it does not respond. A
 * token can name any key, so fetches are at least 30 seconds apart, or 5 seconds after a failure.
 *
 * <p>The parts are the library's, in another order than in its builder, which would cache the keys
 * of an outage for another hour. They use the time that they are called with: our clock's.
 */
final class CachedIssuerKeys extends JWKSetSourceWrapper<SecurityContext> {

  static final Duration FRESH = Duration.ofHours(1);

  /** The time from the last use of fresh keys. With the hour before, it makes a day. */
  static final Duration OUTAGE = Duration.ofHours(23);

  static final Duration AFTER_ANSWER = Duration.ofSeconds(30);
  static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final InstantSource clock;

  /**
   * Caches keys.
   *
   * @param wait the time that other threads wait for a fetch
   */
  CachedIssuerKeys(JWKSetSource<SecurityContext> keys, Duration wait, InstantSource clock) {
    super(
        new OutageTolerantJWKSetSource<>(
            new CachingJWKSetSource<>(
                new FetchPause(keys), FRESH.toMillis(), wait.toMillis(), null),
            OUTAGE.toMillis(),
            null));
    this.clock = clock;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long systemTime, @Nullable SecurityContext context)
      throws KeySourceException {
    return getSource().getJWKSet(refresh, clock.millis(), context);
  }

  /**
   * Refuses fetches that are too early; after a failure, with its reason. The library's own limit
   * allows two fetches at a time. The cache calls this class from one thread at a time.
   */
  private static final class FetchPause extends JWKSetSourceWrapper<SecurityContext> {

    private final AtomicReference<Pause> latest =
        new AtomicReference<>(new Pause(Long.MIN_VALUE, ""));

    /**
     * The end of a pause in milliseconds, and the reason of a failure, which is empty after a
     * response.
     */
    private record Pause(long end, String trouble) {}

    FetchPause(JWKSetSource<SecurityContext> source) {
      super(source);
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      Pause pause = latest.get();
      if (now < pause.end()) {
        throw pause.trouble().isEmpty()
            ? new RateLimitReachedException()
            : new JWKSetUnavailableException(pause.trouble());
      }
      String trouble = "it was given up";
      try {
        JWKSet keys = getSource().getJWKSet(refresh, now, context);
        trouble = "";
        return keys;
      } catch (JWKSetUnavailableException failed) {
        trouble = String.valueOf(failed.getMessage());
        throw failed;
      } finally {
        Duration length = trouble.isEmpty() ? AFTER_ANSWER : AFTER_FAILURE;
        latest.set(new Pause(now + length.toMillis(), trouble));
      }
    }
  }
}
