package dev.switchboard.lambda;

import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.MessageResult;
import dev.switchboard.domain.lifecycle.Refusal;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;

/**
 * The result of handling an event: the response, and for the log the deliveries and failures.
 *
 * @param report absent if nothing was to be delivered
 * @param answers the messages that a client of the Events protocol received in reply; empty for
 *     others
 * @param refusal the reason of the refusal; absent if the client was not refused
 * @param failure absent if nothing was thrown
 */
record HandlerResult(
    WebSocketResponse answer,
    Optional<FanOutReport> report,
    List<ServerMessage> answers,
    Optional<String> refusal,
    Optional<RuntimeException> failure) {

  static HandlerResult of(int status, String body) {
    return of(new WebSocketResponse(status, body, Optional.empty()), Optional.empty());
  }

  static HandlerResult admitted(Optional<String> subprotocol) {
    return of(new WebSocketResponse(200, "Connected.", subprotocol), Optional.empty());
  }

  /**
   * Returns the result for a closed connection: it is unknown, its client cannot be checked now, or
   * our side failed.
   */
  static HandlerResult closed(String reason, Optional<RuntimeException> failure) {
    return new HandlerResult(
        new WebSocketResponse(failure.isPresent() ? 500 : 410, reason, Optional.empty()),
        Optional.empty(),
        List.of(),
        failure.isPresent() ? Optional.empty() : Optional.of(reason),
        failure);
  }

  /** Returns success only if nothing failed and the client received the reply. */
  static HandlerResult answered(MessageResult.Replied replied) {
    boolean delivered = replied.replyReport().missed() == 0;
    boolean succeeded = delivered && replied.failure().isEmpty();
    return new HandlerResult(
        new WebSocketResponse(
            succeeded ? 200 : 500, succeeded ? "Answered." : "Failed to answer.", Optional.empty()),
        // The report of a publication is more useful than the report of its reply; the status
        // shows a failed reply.
        replied
            .published()
            .or(() -> delivered ? Optional.empty() : Optional.of(replied.replyReport())),
        replied.messages(),
        replied.messages().stream().flatMap(each -> refusal(each).stream()).findFirst(),
        replied.failure());
  }

  /** Returns the reason of a refusal, which contains neither credentials nor the client's text. */
  private static Optional<String> refusal(ServerMessage answer) {
    return answer instanceof ServerMessage.ErrorResponse(_, _, ProtocolError error)
            && error.isRefusal()
        ? Optional.of(error.message())
        : Optional.empty();
  }

  private static HandlerResult of(WebSocketResponse answer, Optional<FanOutReport> report) {
    return new HandlerResult(answer, report, List.of(), Optional.empty(), Optional.empty());
  }

  static HandlerResult refused(Refusal refusal) {
    int status =
        switch (refusal.kind()) {
          case NOT_ALLOWED -> 403;
          case INVALID_MESSAGE -> 400;
          case UNAVAILABLE -> 503;
        };
    return refused(new WebSocketResponse(status, refusal.reason(), Optional.empty()), refusal);
  }

  /**
   * Returns the result of a handshake that succeeds for a refused client. The log distinguishes it
   * from the handshake of an accepted client.
   */
  static HandlerResult refusedLater(String subprotocol, Refusal refusal) {
    return refused(new WebSocketResponse(200, "Connected.", Optional.of(subprotocol)), refusal);
  }

  private static HandlerResult refused(WebSocketResponse answer, Refusal refusal) {
    return new HandlerResult(
        answer, Optional.empty(), List.of(), Optional.of(refusal.reason()), Optional.empty());
  }

  /** Returns success only if no open connection was missed. */
  static HandlerResult delivered(FanOutReport report) {
    WebSocketResponse answer =
        report.missed() == 0
            ? new WebSocketResponse(200, "Data sent.", Optional.empty())
            : new WebSocketResponse(500, "Failed to send: " + counts(report), Optional.empty());
    return of(answer, Optional.of(report));
  }

  static HandlerResult failed(String deed, RuntimeException failure) {
    String reason = ProtocolError.of(failure).message();
    return new HandlerResult(
        new WebSocketResponse(500, "Failed to " + deed + ": " + reason, Optional.empty()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(failure));
  }

  private static String counts(FanOutReport report) {
    return "%d of %d recipients were missed (sent %d, gone %d, not yet open %d, throttled %d, too large %d, failed %d, handed over %d)."
        .formatted(
            report.missed(),
            report.audience(),
            report.sent(),
            report.gone(),
            report.notYetOpen(),
            report.throttled(),
            report.tooLarge(),
            report.failed(),
            report.handedOver());
  }
}
