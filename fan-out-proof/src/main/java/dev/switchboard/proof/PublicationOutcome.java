package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Set;

/**
 * What all invocations together said of the recipients of one publication.
 *
 * @param last the counts of those whose job is done: the last that was said of whom they count
 * @param guessed whether some of these are an estimate
 * @param sent how often anybody said that it was sent
 * @param tried to whom something was posted
 */
record PublicationOutcome(
    DeliveryCounts last,
    boolean guessed,
    int sent,
    Set<ConnectionId> tried,
    FailedJobs deadLetters) {

  PublicationOutcome {
    tried = Set.copyOf(tried);
  }
}
