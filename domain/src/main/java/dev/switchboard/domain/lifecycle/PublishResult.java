package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.PublishReceipt;

/** The result of a publish. */
public sealed interface PublishResult {

  /**
   * The publish was accepted.
   *
   * @param receipt the result of each event, for the publisher
   * @param report the result for each recipient, for the log; empty if no event could be sent
   */
  record Published(PublishReceipt receipt, FanOutReport report) implements PublishResult {}

  /** The publish was refused; nothing was sent. */
  record Refused(ProtocolError error) implements PublishResult {}
}
