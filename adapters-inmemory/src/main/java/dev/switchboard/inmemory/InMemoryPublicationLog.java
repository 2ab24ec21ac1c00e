package dev.switchboard.inmemory;

import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores publications in the memory of this process. */
@Singleton
final class InMemoryPublicationLog implements PublicationLog {

  /** A claim or an answer for a key, valid until an instant. */
  private record Entry(
      String body, Optional<Claim.Granted> claim, Optional<String> answer, Instant expiresAt) {}

  private final InstantSource clock;
  private final Map<PublicationKey, Entry> entries = new LinkedHashMap<>();

  @Inject
  InMemoryPublicationLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Claim claim(PublicationKey key, String bodyDigest) {
    removeExpired();
    Optional<Entry> known = known(key);
    if (known.isEmpty()) {
      Claim.Granted claim = new Claim.Granted(UUID.randomUUID().toString());
      put(key, new Entry(bodyDigest, Optional.of(claim), Optional.empty(), expiry(CLAIM)));
      return claim;
    }
    if (!known.get().body().equals(bodyDigest)) {
      return new Claim.OtherBody();
    }
    return known.get().answer().<Claim>map(Claim.Done::new).orElseGet(Claim.InProgress::new);
  }

  @Override
  public synchronized void finish(PublicationKey key, String bodyDigest, String answer) {
    boolean open =
        known(key)
            .map(entry -> entry.body().equals(bodyDigest) && entry.answer().isEmpty())
            .orElse(true);
    if (open) {
      put(key, new Entry(bodyDigest, Optional.empty(), Optional.of(answer), expiry(MEMORY)));
    }
  }

  @Override
  public synchronized void release(PublicationKey key, Claim.Granted claim) {
    if (known(key).flatMap(Entry::claim).equals(Optional.of(claim))) {
      entries.remove(key);
    }
  }

  private Optional<Entry> known(PublicationKey key) {
    return Optional.ofNullable(entries.get(key)).filter(this::isValid);
  }

  private void put(PublicationKey key, Entry entry) {
    // Removed first, so that the new entry is last: the map is ordered by age.
    entries.remove(key);
    entries.put(key, entry);
  }

  private Instant expiry(Duration validity) {
    return clock.instant().plus(validity);
  }

  /** Removes up to two expired entries for each new one, so that they never accumulate. */
  private void removeExpired() {
    Iterator<Entry> oldest = entries.values().iterator();
    for (int i = 0; i < 2 && oldest.hasNext(); i++) {
      if (!isValid(oldest.next())) {
        oldest.remove();
      }
    }
  }

  private boolean isValid(Entry entry) {
    return clock.instant().isBefore(entry.expiresAt());
  }
}
