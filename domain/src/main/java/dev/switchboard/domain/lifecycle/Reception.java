package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;

/** What came of a client's message. */
public sealed interface Reception
    permits Reception.Delivered, Reception.Answered, Reception.Closed, Refusal {

  /** It was sent on, with this result. */
  record Delivered(FanOutReport report) implements Reception {}

  /**
   * It was answered, in the Events protocol.
   *
   * @param answers what the client was told, in this order
   * @param said whether that reached it
   * @param published what became of the publication, if it was one that was taken
   * @param failure what went wrong on our side, for the log
   */
  record Answered(
      List<ServerMessage> answers,
      FanOutReport said,
      Optional<FanOutReport> published,
      Optional<RuntimeException> failure)
      implements Reception {

    public Answered {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The connection was closed, so that the client connects anew.
   *
   * @param reason for the log
   * @param failure what went wrong on our side, for the log; absent if nothing did
   */
  record Closed(String reason, Optional<RuntimeException> failure) implements Reception {}
}
