package dev.switchboard.domain.lifecycle;

import java.util.Optional;

/** What a client that introduced itself is told. */
public sealed interface ConnectResult
    permits ConnectResult.Accepted, ConnectResult.RefusedAtFirstMessage, Refusal {

  /**
   * It may connect.
   *
   * @param subprotocol what the two speak from now on, of those the client offered; absent for a
   *     plain client
   */
  record Accepted(Optional<String> subprotocol) implements ConnectResult {}

  /**
   * It is refused, and connected all the same, to be told so when it first speaks.
   *
   * @param subprotocol in which it will be told
   * @param refusal why, for the log
   */
  record RefusedAtFirstMessage(String subprotocol, Refusal refusal) implements ConnectResult {}
}
