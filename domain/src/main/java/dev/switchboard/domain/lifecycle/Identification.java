package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.protocol.Principal;

/** What the check of somebody's credentials came to. */
public sealed interface Identification {

  /** It is known who this is; the same credentials are checked anew with the next message. */
  record Identified(Principal principal) implements Identification {}

  /**
   * It is not known who this is.
   *
   * @param reason one sentence for the client, without anything of the credentials
   */
  record Unidentified(String reason) implements Identification {}
}
