package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.Problem;

/** Whether somebody may publish. */
public sealed interface Permission {

  /** They may, to this channel. */
  record Granted(Principal principal, ChannelName channel) implements Permission {}

  /** They may not. */
  record Refused(Problem problem) implements Permission {}
}
