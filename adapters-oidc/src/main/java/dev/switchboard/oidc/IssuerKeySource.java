package dev.switchboard.oidc;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer, cached for an hour, and fetched again if a token names an unknown key.
 *
 * <p>A token can name any key, so fetches are at least 30 seconds apart. While the issuer does not
 * respond, its keys are used for up to a day, and fetches are at least 5 seconds apart. Concurrent
 * callers wait for a running fetch.
 */
final class IssuerKeySource implements JWKSource<SecurityContext> {

  private final KeySetFetcher fetch;
  private final InstantSource clock;
  private final AtomicReference<Attempt> latest = new AtomicReference<>(Attempt.NONE);

  IssuerKeySource(KeySetFetcher fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws RemoteKeySourceException {
    List<JWK> found = selector.select(keys(false));
    return found.isEmpty() ? selector.select(keys(true)) : found;
  }

  private JWKSet keys(boolean oneIsMissing) throws RemoteKeySourceException {
    Attempt last = latest.get();
    Instant now = clock.instant();
    if (last.isOver() && last.knowledge().isDue(now, oneIsMissing)) {
      Attempt next = new Attempt(new CompletableFuture<>());
      if (latest.compareAndSet(last, next)) {
        next.make(fetch, last.knowledge(), now);
      }
    }
    return latest.get().knowledge().keys(now);
  }

  /** One fetch, under way or over. */
  private record Attempt(CompletableFuture<CachedKeySet> outcome) {

    static final Attempt NONE = new Attempt(CompletableFuture.completedFuture(CachedKeySet.NONE));

    boolean isOver() {
      return outcome.isDone();
    }

    void make(KeySetFetcher fetch, CachedKeySet before, Instant now) {
      try {
        outcome.complete(before.after(fetch.fetch(), now));
      } finally {
        // Whoever waits must not wait for ever, whatever has happened.
        outcome.complete(before.after(new KeySetFetcher.Failed("it was given up"), now));
      }
    }

    /** What is known after it; waits for that, as long as a fetch may take. */
    CachedKeySet knowledge() {
      return outcome.join();
    }
  }
}
