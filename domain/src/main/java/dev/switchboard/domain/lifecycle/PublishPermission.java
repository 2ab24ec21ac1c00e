package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.ProtocolError;

/** The decision whether a principal may publish to a channel. */
public sealed interface PublishPermission {

  /** The principal may publish to this channel. */
  record Granted(Principal principal, ChannelName channel) implements PublishPermission {}

  /** The principal may not publish to the channel. */
  record Refused(ProtocolError error) implements PublishPermission {}
}
