package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.PrincipalId;
import java.util.Optional;

/** The result of a handshake. */
public sealed interface ConnectResult
    permits ConnectResult.Accepted, ConnectResult.RefusedAtFirstMessage, Refusal {

  /**
   * The client may connect.
   *
   * @param subprotocol the subprotocol that was chosen from the client's offers; absent for a plain
   *     client
   * @param principal the client's principal, for the log; absent for a client without credentials
   */
  record Accepted(Optional<String> subprotocol, Optional<PrincipalId> principal)
      implements ConnectResult {}

  /**
   * The client is refused, but connected: its first message gets the refusal in reply.
   *
   * @param subprotocol the subprotocol of that reply
   * @param refusal the reason, for the log
   */
  record RefusedAtFirstMessage(String subprotocol, Refusal refusal) implements ConnectResult {}
}
