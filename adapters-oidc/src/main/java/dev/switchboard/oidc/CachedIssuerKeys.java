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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of one issuer for an hour, and for at most a day while it does not respond. Any
 * client can send a token that these keys do not verify, so fetches for a token are at least 30
 * seconds apart. Without any keys, the next fetch is 5 seconds after a failure.
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

  private final FetchPause pause;
  private final InstantSource clock;

  /**
   * Caches keys.
   *
   * @param wait the time that other threads wait for a fetch
   */
  CachedIssuerKeys(JWKSetSource<SecurityContext> keys, Duration wait, InstantSource clock) {
    FetchPause pause = new FetchPause(keys);
    super(
        new OutageTolerantJWKSetSource<>(
            new CachingJWKSetSource<>(pause, FRESH.toMillis(), wait.toMillis(), null),
            OUTAGE.toMillis(),
            null));
    this.pause = pause;
    this.clock = clock;
  }

  /** Returns the known keys, which are fetched if there are none or they are old. */
  JWKSet keys() throws JWKSetUnavailableException {
    return keys(JWKSetCacheRefreshEvaluator.noRefresh());
  }

  /**
   * Fetches the keys again, for a token that the known keys do not verify.
   *
   * @return empty if the latest fetch is less than 30 seconds ago, whether it failed or not. Equal
   *     keys are returned if the issuer has no others or does not respond
   */
  Optional<JWKSet> keysAfter(JWKSet known) throws JWKSetUnavailableException {
    return pause.allowsAnother(clock.millis())
        ? Optional.of(keys(JWKSetCacheRefreshEvaluator.referenceComparison(known)))
        : Optional.empty();
  }

  /** Returns why the latest fetch failed, as the rest of a sentence; empty if it did not. */
  Optional<String> failure() {
    return pause.failure();
  }

  private JWKSet keys(JWKSetCacheRefreshEvaluator refresh) throws JWKSetUnavailableException {
    try {
      return getSource().getJWKSet(refresh, clock.millis(), null);
    } catch (JWKSetUnavailableException failed) {
      throw failed;
    } catch (KeySourceException early) {
      throw new JWKSetUnavailableException("it was called a moment ago", early);
    }
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long systemTime, @Nullable SecurityContext context)
      throws KeySourceException {
    return keys(refresh);
  }

  /**
   * Refuses fetches that are too early; after a failure, with its reason. The library's own limit
   * allows two fetches at a time. The cache calls this class from one thread at a time.
   */
  private static final class FetchPause extends JWKSetSourceWrapper<SecurityContext> {

    private final AtomicReference<Fetch> latest =
        new AtomicReference<>(new Fetch(Long.MIN_VALUE, Long.MIN_VALUE, ""));

    /**
     * The latest fetch.
     *
     * @param next the time in milliseconds from which keys that are missing or old are fetched
     * @param another the time in milliseconds from which keys are fetched for a token
     * @param trouble the reason of a failure, which is empty after a response
     */
    private record Fetch(long next, long another, String trouble) {}

    FetchPause(JWKSetSource<SecurityContext> source) {
      super(source);
    }

    boolean allowsAnother(long now) {
      return now >= latest.get().another();
    }

    Optional<String> failure() {
      return Optional.of(latest.get().trouble()).filter(trouble -> !trouble.isEmpty());
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      Fetch fetch = latest.get();
      if (now < fetch.next()) {
        throw fetch.trouble().isEmpty()
            ? new RateLimitReachedException()
            : new JWKSetUnavailableException(fetch.trouble());
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
        Duration pause = trouble.isEmpty() ? AFTER_ANSWER : AFTER_FAILURE;
        latest.set(new Fetch(now + pause.toMillis(), now + AFTER_ANSWER.toMillis(), trouble));
      }
    }
  }
}
