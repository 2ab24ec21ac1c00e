package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.OutcomeUnknownException;
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
 */
record EventsReply(
    List<ServerMessage> messages,
    Optional<FanOutReport> published,
    Optional<RuntimeException> failure) {

  EventsReply {
    messages = List.copyOf(messages);
  }

  static EventsReply none(OutcomeUnknownException failure) {
    return new EventsReply(List.of(), Optional.empty(), Optional.of(failure));
  }

  static EventsReply of(ServerMessage... messages) {
    return new EventsReply(List.of(messages), Optional.empty(), Optional.empty());
  }
}
