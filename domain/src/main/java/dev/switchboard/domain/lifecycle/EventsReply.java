package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;

/**
 * The reply to one message of the Events protocol.
 *
 * @param messages the messages to send, in this order; empty if no reply would be true. Then the
 *     connection must be closed, so that the client connects and subscribes again
 * @param published the report of a publication that was accepted
 * @param failure the failure on our side, if any
 * @param principal the principal of the message's credentials; absent if it has none that are valid
 */
record EventsReply(
    List<ServerMessage> messages,
    Optional<FanOutReport> published,
    Optional<RuntimeException> failure,
    Optional<PrincipalId> principal) {

  EventsReply {
    messages = List.copyOf(messages);
  }

  static EventsReply none(OutcomeUnknownException failure) {
    return failed(List.of(), failure);
  }

  static EventsReply failed(List<ServerMessage> messages, RuntimeException failure) {
    return new EventsReply(messages, Optional.empty(), Optional.of(failure), Optional.empty());
  }

  static EventsReply of(ServerMessage... messages) {
    return new EventsReply(List.of(messages), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the same reply, with the report of a publication that was accepted. */
  EventsReply withPublished(FanOutReport report) {
    return new EventsReply(messages, Optional.of(report), failure, principal);
  }

  /** Returns the same reply, to a message of this principal. */
  EventsReply to(Optional<PrincipalId> sender) {
    return new EventsReply(messages, published, failure, sender);
  }
}
