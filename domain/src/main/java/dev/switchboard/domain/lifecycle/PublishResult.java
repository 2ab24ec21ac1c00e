package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.Problem;
import dev.switchboard.domain.protocol.PublishOutcome;

/** What came of a wish to publish. */
public sealed interface PublishResult {

  /**
   * It was taken.
   *
   * @param outcome for the publisher: what became of each event
   * @param report for the log: what became of each recipient; of nobody if no event could be sent
   */
  record Published(PublishOutcome outcome, FanOutReport report) implements PublishResult {}

  /** It was not, and nothing was sent to anybody. */
  record Refused(Problem problem) implements PublishResult {}
}
