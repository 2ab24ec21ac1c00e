package dev.switchboard.domain.fanout;

import java.util.Optional;

/**
 * What became of every recipient of a publication. Each is counted exactly once for each event.
 *
 * @param sent the gateway took the frame
 * @param gone had left for good, and is forgotten now or will be soon
 * @param notYetOpen was about to connect; kept
 * @param throttled was refused because too much was asked of the gateway
 * @param tooLarge was not sent the frame because of its size
 * @param failed may or may not have received it
 * @param unsent those among the failed to whom nothing was sent, for there was no time or they
 *     could not be read, and whom the queue did not take; an estimate where they could not be
 *     counted
 * @param handedOver is left to another invocation, which counts it again; an estimate where a share
 *     of the audience was handed over unread
 * @param firstFailure the reason of one that failed, for the log; absent if none did
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

  /** Nobody was there. */
  public static final FanOutReport NOBODY =
      new FanOutReport(0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());

  /** How many recipients there were. */
  public int audience() {
    return sent + gone + notYetOpen + throttled + tooLarge + failed + handedOver;
  }

  /** How many were there to be reached, perhaps were not, and are left to nobody. */
  public int missed() {
    return throttled + tooLarge + failed;
  }
}
