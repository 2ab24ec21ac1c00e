package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;

/** The result of a client's message. */
public sealed interface MessageResult
    permits MessageResult.Delivered, MessageResult.Replied, MessageResult.Closed, Refusal {

  /** The text was delivered, with this report. */
  record Delivered(FanOutReport report) implements MessageResult {}

  /**
   * The message was answered in the Events protocol.
   *
   * @param messages the reply, in this order
   * @param replyReport the delivery of the reply
   * @param published the report of a publication that was accepted
   * @param failure the failure on our side, for the log
   * @param principal the principal of the message, or else of its connection, for the log
   */
  record Replied(
      List<ServerMessage> messages,
      FanOutReport replyReport,
      Optional<FanOutReport> published,
      Optional<RuntimeException> failure,
      Optional<PrincipalId> principal)
      implements MessageResult {

    public Replied {
      messages = List.copyOf(messages);
    }
  }

  /**
   * The connection was closed, so that the client connects again.
   *
   * @param reason the reason, for the log
   * @param failure the failure on our side, for the log; absent if there was none
   */
  record Closed(String reason, Optional<RuntimeException> failure) implements MessageResult {}
}
