package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Set;

/**
 * The sum of the reports of all invocations about the recipients of one publication.
 *
 * @param last the counts of the invocations whose job is done: the last report of each recipient
 * @param guessed whether some of these are an estimate
 * @param sent the number of times that any invocation reported a frame as sent
 * @param tried the connections to which a frame was posted
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
