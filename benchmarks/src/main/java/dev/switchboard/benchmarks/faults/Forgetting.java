package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.List;
import java.util.Optional;

/**
 * What a worker said that was to forget some who are gone.
 *
 * @param who says which it was
 * @param after what the store remembers when it has ended
 */
record Forgetting(String who, List<ConnectionId> gone, Counts counts, Rows after) {

  Forgetting {
    gone = List.copyOf(gone);
  }

  Optional<Breach> breach() {
    long forgotten = gone.stream().filter(id -> !after.has(id)).count();
    return counts.gone() > forgotten
        ? Optional.of(
            new Breach(
                Promise.FORGETS_WHO_IS_GONE,
                "it says that it forgot %d, and forgot %d: %s"
                    .formatted(counts.gone(), forgotten, who)))
        : Optional.empty();
  }
}
