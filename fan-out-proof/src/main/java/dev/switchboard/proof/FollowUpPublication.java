package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Optional;
import java.util.Set;

/**
 * The result of the next publication, which has no faults.
 *
 * @param listeners all clients that are not gone
 * @param before the rows in the store before the publication
 * @param after the rows in the store after the publication
 */
record FollowUpPublication(
    Set<ConnectionId> listeners, StoredRows before, DeliveryCounts counts, StoredRows after) {

  Optional<Breach> breach() {
    long others = before.subscribers().stream().filter(id -> !listeners.contains(id)).count();
    DeliveryCounts expected =
        DeliveryCounts.NONE.withSent(listeners.size()).withGone(Math.toIntExact(others));
    if (!counts.equals(expected)) {
      return Optional.of(breach("it was to count %s and counted %s".formatted(expected, counts)));
    }
    return after
        .lacking(listeners)
        .map(names -> breach("forgotten: " + names))
        .or(() -> after.connectionsBeside(listeners).map(names -> breach("kept: " + names)))
        .or(() -> after.subscriptionsAlone().map(names -> breach("half kept: " + names)));
  }

  private static Breach breach(String how) {
    return new Breach(Promise.THE_NEXT_TIME_ALL_IS_WELL, how);
  }
}
