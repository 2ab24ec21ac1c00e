package dev.switchboard.inmemory;

import dev.switchboard.domain.fanout.PublicationKey;
import dev.switchboard.domain.fanout.PublicationLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers publications in this process. */
@Singleton
final class InMemoryPublicationLog implements PublicationLog {

  /** What is known of a key, and until when that counts. */
  private record Entry(String body, Optional<String> answer, Instant until) {}

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
      put(key, bodyDigest, Optional.empty(), CLAIM);
      return new Claim.Granted();
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
      put(key, bodyDigest, Optional.of(answer), MEMORY);
    }
  }

  @Override
  public synchronized void release(PublicationKey key) {
    if (known(key).flatMap(Entry::answer).isEmpty()) {
      entries.remove(key);
    }
  }

  private Optional<Entry> known(PublicationKey key) {
    return Optional.ofNullable(entries.get(key)).filter(this::counts);
  }

  private void put(PublicationKey key, String body, Optional<String> answer, Duration counts) {
    // Taken out first, so that it stands at the end: the oldest stand first.
    entries.remove(key);
    entries.put(key, new Entry(body, answer, clock.instant().plus(counts)));
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
