package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.ProtocolError;

/** Whether a principal may publish to a channel. */
public sealed interface PublishPermission {

  /** It may publish to this channel. */
  record Granted(Principal principal, ChannelName channel) implements PublishPermission {}

  /** It may not. */
  record Refused(ProtocolError error) implements PublishPermission {}
}
