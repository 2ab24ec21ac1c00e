package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import java.time.Instant;

/**
 * One attempt to send a frame.
 *
 * @param sender the number of the process that sent it
 * @param ended the time of the gateway's answer; an accepted frame arrived then
 */
record RecordedPost(
    int sender, ConnectionId to, String text, Instant begun, Instant ended, Delivery came) {

  boolean isSent() {
    return came instanceof Delivery.Sent;
  }

  /** Returns whether its process stopped waiting for the answer. */
  boolean isCutOff() {
    return came instanceof Delivery.Failed;
  }

  boolean isRefused() {
    return came instanceof Delivery.Throttled;
  }
}
