package dev.switchboard.domain.lifecycle;

import java.util.Optional;

/** What a client that introduced itself is told. */
public sealed interface Admission permits Admission.Admitted, Refusal {

  /**
   * It may connect.
   *
   * @param subprotocol what the two speak from now on, of those the client offered; absent for a
   *     plain client
   */
  record Admitted(Optional<String> subprotocol) implements Admission {}
}
