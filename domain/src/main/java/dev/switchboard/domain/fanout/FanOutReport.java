package dev.switchboard.domain.fanout;

import java.util.Optional;

/**
 * The counts of all deliveries of a publication. Each recipient is counted exactly once for each
 * event.
 *
 * @param sent deliveries whose frame the gateway accepted
 * @param gone deliveries to connections that were closed; they are removed from the store, or will
 *     be soon
 * @param notYetOpen deliveries to connections that were about to open; they are not removed
 * @param throttled deliveries that the gateway refused with 429
 * @param tooLarge deliveries that were not attempted because of the frame's size
 * @param failed deliveries that may or may not have arrived
 * @param unsent the part of {@code failed} that was never attempted, for lack of time or because
 *     the audience was unreadable, and that the queue rejected; partly an estimate
 * @param handedOver deliveries left to another invocation, which counts them again; estimated where
 *     a share of the audience was handed off unread
 * @param firstFailure the reason of the first failure, for the log; absent if none failed
 */
public record FanOutReport(
    int sent,
    int gone,
    int notYetOpen,
    int throttled,
    int tooLarge,
    int failed,
    int unsent,
    int handedOver,
    Optional<String> firstFailure) {

  /** A report without recipients. */
  public static final FanOutReport NOBODY =
      new FanOutReport(0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());

  /** Returns the number of recipients. */
  public int audience() {
    return sent + gone + notYetOpen + throttled + tooLarge + failed + handedOver;
  }

  /**
   * Returns the number of deliveries to open connections that may not have arrived and were not
   * handed off.
   */
  public int missed() {
    return throttled + tooLarge + failed;
  }
}
