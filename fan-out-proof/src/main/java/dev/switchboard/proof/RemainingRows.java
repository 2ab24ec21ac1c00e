package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows in the store when the last job is done.
 *
 * @param listeners all clients that are not gone
 */
record RemainingRows(
    FaultMix mix, Set<ConnectionId> listeners, StoredRows rows, PublicationOutcome outcome) {

  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    rows.lacking(listeners)
        .map(names -> new Breach(Promise.KEEPS_WHO_LISTENS, "forgotten: " + names))
        .ifPresent(breaches::add);
    rows.connectionsAlone()
        .map(names -> new Breach(Promise.LEAVES_NO_HALF, "connected, not subscribed: " + names))
        .ifPresent(breaches::add);
    if (!mayKeepTheGone()) {
      rows.subscriptionsAlone()
          .map(names -> new Breach(Promise.LEAVES_NO_HALF, "subscribed, not connected: " + names))
          .ifPresent(breaches::add);
      rows.connectionsBeside(listeners)
          .map(names -> new Breach(Promise.FORGETS_WHO_IS_GONE, "kept: " + names))
          .ifPresent(breaches::add);
    }
    return breaches;
  }

  /**
   * Returns whether gone connections may remain until the next publication, because they were not
   * met or could not be removed.
   */
  private boolean mayKeepTheGone() {
    boolean everybodyWasMet = outcome.last().missed() + outcome.last().notYetOpen() == 0;
    return !everybodyWasMet || mix.canKeepTheGone() || !outcome.deadLetters().jobs().isEmpty();
  }
}
