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

/** Remembers publications in this process. */
@Singleton
final class InMemoryPublicationLog implements PublicationLog {

  /** What is known of a key, and until when that counts: it is claimed, or has an answer. */
  private record Entry(
      String body, Optional<Claim.Granted> claim, Optional<String> answer, Instant until) {}

  private final InstantSource clock;
  private final Map<PublicationKey, Entry> entries = new LinkedHashMap<>();

  @Inject
  InMemoryPublicationLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Claim claim(PublicationKey key, String bodyDigest) {
    forgetTheOldest();
    Optional<Entry> known = known(key);
    if (known.isEmpty()) {
      Claim.Granted claim = new Claim.Granted(UUID.randomUUID().toString());
      put(key, new Entry(bodyDigest, Optional.of(claim), Optional.empty(), until(CLAIM)));
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
      put(key, new Entry(bodyDigest, Optional.empty(), Optional.of(answer), until(MEMORY)));
    }
  }

  @Override
  public synchronized void release(PublicationKey key, Claim.Granted claim) {
    if (known(key).flatMap(Entry::claim).equals(Optional.of(claim))) {
      entries.remove(key);
    }
  }

  private Optional<Entry> known(PublicationKey key) {
    return Optional.ofNullable(entries.get(key)).filter(this::counts);
  }

  private void put(PublicationKey key, Entry entry) {
    // Taken out first, so that it stands at the end: the oldest stand first.
    entries.remove(key);
    entries.put(key, entry);
  }

  private Instant until(Duration counts) {
    return clock.instant().plus(counts);
  }

  /** Two at most for each that comes, so that what is over never piles up. */
  private void forgetTheOldest() {
    Iterator<Entry> oldest = entries.values().iterator();
    for (int i = 0; i < 2 && oldest.hasNext(); i++) {
      if (!counts(oldest.next())) {
        oldest.remove();
      }
    }
  }

  private boolean counts(Entry entry) {
    return clock.instant().isBefore(entry.until());
  }
}
