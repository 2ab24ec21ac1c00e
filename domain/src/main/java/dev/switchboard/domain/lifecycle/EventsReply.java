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
 * @param messages the messages to send, in this order; empty if the connection must be closed
 *     instead, so that the client connects and subscribes again
 * @param closing why the connection must be closed; present only without messages
 * @param published the report of a publication that was accepted
 * @param failure the failure on our side, if any
 * @param principal the principal of the message's credentials; absent if it has none that are valid
 */
record EventsReply(
    List<ServerMessage> messages,
    Optional<String> closing,
    Optional<FanOutReport> published,
    Optional<RuntimeException> failure,
    Optional<PrincipalId> principal) {

  EventsReply {
    messages = List.copyOf(messages);
  }

  /** Returns the reply to a message of which no reply would be true. */
  static EventsReply close(OutcomeUnknownException failure) {
    return new EventsReply(
        List.of(),
        Optional.of("The outcome is not known."),
        Optional.empty(),
        Optional.of(failure),
        Optional.empty());
  }

  /** Returns the reply to a message that cannot be decided now. */
  static EventsReply close(String reason) {
    return new EventsReply(
        List.of(), Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static EventsReply of(ServerMessage... messages) {
    return new EventsReply(
        List.of(messages), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static EventsReply published(ServerMessage message, FanOutReport report) {
    return new EventsReply(
        List.of(message),
        Optional.empty(),
        Optional.of(report),
        Optional.empty(),
        Optional.empty());
  }

  static EventsReply failed(ServerMessage message, RuntimeException failure) {
    return new EventsReply(
        List.of(message),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure),
        Optional.empty());
  }

  /** Returns the same reply, to a message of this principal. */
  EventsReply to(Optional<PrincipalId> sender) {
    return new EventsReply(messages, closing, published, failure, sender);
  }
}
