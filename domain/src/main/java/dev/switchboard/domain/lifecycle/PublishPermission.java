package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.protocol.ProtocolError;
import java.util.Optional;

/** The decision whether a principal may publish to a channel. */
public sealed interface PublishPermission {

  /** The principal may publish to this channel. */
  record Granted(Principal principal, ChannelName channel) implements PublishPermission {}

  /**
   * The principal may not publish to the channel.
   *
   * @param principal the principal that was refused, for the log; absent if it is not known
   */
  record Refused(ProtocolError error, Optional<PrincipalId> principal)
      implements PublishPermission {

    Refused(ProtocolError error) {
      this(error, Optional.empty());
    }
  }
}
