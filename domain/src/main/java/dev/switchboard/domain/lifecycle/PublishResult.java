package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.PublishReceipt;

/** What came of a wish to publish. */
public sealed interface PublishResult {

  /**
   * It was taken.
   *
   * @param outcome for the publisher: what became of each event
   * @param report for the log: what became of each recipient; of nobody if no event could be sent
   */
  record Published(PublishReceipt outcome, FanOutReport report) implements PublishResult {}

  /** It was not, and nothing was sent to anybody. */
  record Refused(ProtocolError problem) implements PublishResult {}
}
