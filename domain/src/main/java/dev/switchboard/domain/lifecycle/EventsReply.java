package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.OutcomeUnknownException;
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
 */
record EventsReply(
    List<ServerMessage> messages,
    Optional<String> closing,
    Optional<FanOutReport> published,
    Optional<RuntimeException> failure) {

  EventsReply {
    messages = List.copyOf(messages);
  }

  /** Returns the reply to a message of which no reply would be true. */
  static EventsReply close(OutcomeUnknownException failure) {
    return new EventsReply(
        List.of(),
        Optional.of("The outcome is not known."),
        Optional.empty(),
        Optional.of(failure));
  }

  /** Returns the reply to a message that cannot be decided now. */
  static EventsReply close(String reason) {
    return new EventsReply(List.of(), Optional.of(reason), Optional.empty(), Optional.empty());
  }

  static EventsReply of(ServerMessage... messages) {
    return new EventsReply(List.of(messages), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static EventsReply published(ServerMessage message, FanOutReport report) {
    return new EventsReply(
        List.of(message), Optional.empty(), Optional.of(report), Optional.empty());
  }

  static EventsReply failed(ServerMessage message, RuntimeException failure) {
    return new EventsReply(
        List.of(message), Optional.empty(), Optional.empty(), Optional.of(failure));
  }
}
