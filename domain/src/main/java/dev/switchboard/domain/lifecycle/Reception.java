package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.fanout.FanOutReport;

/** What came of a client's message. */
public sealed interface Reception permits Reception.Delivered, Refusal {

  /** It was sent on, with this result. */
  record Delivered(FanOutReport report) implements Reception {}
}
