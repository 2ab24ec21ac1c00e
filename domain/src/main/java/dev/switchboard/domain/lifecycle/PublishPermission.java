package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.ProtocolError;

/** Whether somebody may publish. */
public sealed interface PublishPermission {

  /** They may, to this channel. */
  record Granted(Principal principal, ChannelName channel) implements PublishPermission {}

  /** They may not. */
  record Refused(ProtocolError problem) implements PublishPermission {}
}
