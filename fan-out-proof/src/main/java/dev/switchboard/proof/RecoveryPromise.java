package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.proof.PublicationRecord.StatedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The promise that a publication reaches all clients soon after the last fault, and its publisher
 * is answered.
 *
 * <p>It is <em>calm</em> at a time if no fault is in force in the {@link #BOUND} that begins then.
 *
 * <ul>
 *   <li>A publication that begins in calm reaches each recipient, and its publisher is answered,
 *       within the bound after it began. A fault that ended just before is no excuse.
 *   <li>Any other reaches each recipient, and its publisher is answered, within the bound after the
 *       first calm that follows. A recipient may be handed off with a stated delay before that
 *       bound is over. Its bound then begins with the first calm that follows the delay.
 *   <li>A publication during which the store hung must only be accounted for: its audience may be
 *       unreadable. Publications that begin in calm afterwards are checked as above.
 * </ul>
 *
 * <p>The load must be such that the bound can be kept: see {@link Load}.
 */
record RecoveryPromise(FaultSchedule schedule, PublicationRecord publication) {

  static final Duration BOUND = Duration.ofSeconds(3);

  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    if (isJudged()) {
      checkDelivered(breaches);
      checkAnswered(breaches);
    }
    return breaches;
  }

  private boolean isJudged() {
    return beginsInCalm() || !schedule.storeHangsBetween(publication.begun(), answerDue());
  }

  private boolean beginsInCalm() {
    return firstCalm(publication.begun()).equals(publication.begun());
  }

  private void checkDelivered(List<Breach> breaches) {
    Map<ConnectionId, Instant> received = publication.received();
    Instant due = answerDue();
    List<StatedDelay> delays = beginsInCalm() ? List.of() : publication.delays();
    List<Duration> late =
        publication.audience().stream()
            .map(
                each ->
                    lateness(
                        deliveryDue(each, due, delays), Optional.ofNullable(received.get(each))))
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (!late.isEmpty()) {
      breaches.add(
          new Breach(
              Promise.DELIVERS_SOON_AFTER_A_FAULT,
              "%d of %d recipients received it late or never, the last %.1f s late: %s"
                  .formatted(
                      late.size(),
                      publication.audience().size(),
                      seconds(late.getLast()),
                      publication.name())));
    }
  }

  /**
   * Returns the lateness of a recipient's frame; a frame that never arrived counts as an hour late.
   */
  private static Optional<Duration> lateness(Instant due, Optional<Instant> received) {
    Instant came = received.orElse(due.plus(Duration.ofHours(1)));
    return came.isAfter(due) ? Optional.of(Duration.between(due, came)) : Optional.empty();
  }

  /** Returns the time at which delivery is due. Each delay that was stated until then defers it. */
  private Instant deliveryDue(ConnectionId recipient, Instant answerDue, List<StatedDelay> delays) {
    Instant due = answerDue;
    Instant deferred = deferred(recipient, due, delays);
    while (deferred.isAfter(due)) {
      due = deferred;
      deferred = deferred(recipient, due, delays);
    }
    return due;
  }

  private Instant deferred(ConnectionId recipient, Instant due, List<StatedDelay> delays) {
    return delays.stream()
        .filter(delay -> delay.recipients().contains(recipient) && !delay.at().isAfter(due))
        .map(delay -> firstCalm(delay.due()).plus(BOUND))
        .reduce(due, (one, other) -> one.isAfter(other) ? one : other);
  }

  private void checkAnswered(List<Breach> breaches) {
    Duration late = Duration.between(answerDue(), publication.answered());
    if (late.isPositive()) {
      breaches.add(
          new Breach(
              Promise.ANSWERS_SOON_AFTER_A_FAULT,
              "its publisher was answered %.1f s late: %s"
                  .formatted(seconds(late), publication.name())));
    }
  }

  private Instant answerDue() {
    return firstCalm(publication.begun()).plus(BOUND);
  }

  private Instant firstCalm(Instant after) {
    return schedule.firstCalm(after, BOUND);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}
