package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.protocol.Principal;
import java.time.Instant;

/** What the check of somebody's credentials came to. */
public sealed interface Identification {

  /**
   * It is known who this is.
   *
   * @param until from when the same credentials are refused; {@link Instant#MAX} if never
   */
  record Identified(Principal principal, Instant until) implements Identification {}

  /**
   * It is not known who this is.
   *
   * @param reason one sentence for the client, without anything of the credentials
   */
  record Unidentified(String reason) implements Identification {}
}
