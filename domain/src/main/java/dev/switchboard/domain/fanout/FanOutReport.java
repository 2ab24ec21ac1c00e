package dev.switchboard.domain.fanout;

import java.util.Optional;

/**
 * What became of every recipient of a publication. Each is counted exactly once.
 *
 * @param sent the gateway took the frame
 * @param gone had left for good, and is forgotten now
 * @param notYetOpen was about to connect; kept
 * @param throttled was refused because too much was asked of the gateway
 * @param tooLarge was not sent the frame because of its size
 * @param failed may or may not have received it
 * @param firstFailure the reason of one that failed, for the log; absent if none did
 */
public record FanOutReport(
    int sent,
    int gone,
    int notYetOpen,
    int throttled,
    int tooLarge,
    int failed,
    Optional<String> firstFailure) {

  /** How many recipients there were. */
  public int audience() {
    return sent + gone + notYetOpen + throttled + tooLarge + failed;
  }

  /** How many were there to be reached and perhaps were not. */
  public int missed() {
    return throttled + tooLarge + failed;
  }
}
