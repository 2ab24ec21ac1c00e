package dev.switchboard.proof;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The result of one keep-alive to many connections. If it begins in calm, each receives it and its
 * sender is answered within the bound of a publication.
 *
 * @param name the name of the keep-alive
 * @param posts every attempt to send it
 * @param calm whether no fault was in force in the bound that began with it
 */
record KeepAliveRecord(
    String name,
    Instant begun,
    Instant answered,
    Set<ConnectionId> audience,
    List<RecordedPost> posts,
    boolean calm) {

  Optional<Breach> breach() {
    Instant due = begun.plus(RecoveryPromise.BOUND);
    Set<ConnectionId> received =
        posts.stream()
            .filter(post -> post.isSent() && !post.ended().isAfter(due))
            .map(RecordedPost::to)
            .collect(toSet());
    long late = audience.stream().filter(each -> !received.contains(each)).count();
    if (!calm || (late == 0 && !answered.isAfter(due))) {
      return Optional.empty();
    }
    double seconds = Duration.between(begun, answered).toMillis() / 1e3;
    return Optional.of(
        new Breach(
            Promise.DELIVERS_SOON_AFTER_A_FAULT,
            "%d of %d received it late or never, and it took %.1f s: %s"
                .formatted(late, audience.size(), seconds, name)));
  }
}
