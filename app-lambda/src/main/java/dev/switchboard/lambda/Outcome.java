package dev.switchboard.lambda;

import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.Refusal;
import java.util.Optional;

/**
 * What came of an invocation: the answer, and for the log what was delivered and what went wrong.
 *
 * @param report absent if nothing was to be delivered
 * @param failure absent if nothing was thrown
 */
record Outcome(Answer answer, Optional<FanOutReport> report, Optional<RuntimeException> failure) {

  static Outcome of(int status, String body) {
    return new Outcome(new Answer(status, body), Optional.empty(), Optional.empty());
  }

  static Outcome refused(Refusal refusal) {
    return of(403, refusal.reason());
  }

  /** Success only if nobody who was there was missed. */
  static Outcome delivered(FanOutReport report) {
    Answer answer =
        report.missed() == 0
            ? new Answer(200, "Data sent.")
            : new Answer(500, "Failed to send: " + counts(report));
    return new Outcome(answer, Optional.of(report), Optional.empty());
  }

  static Outcome failed(String deed, StoreUnavailableException down) {
    return failed(deed, String.valueOf(down.getMessage()), down);
  }

  /** A client is not told what a defect of ours says. */
  static Outcome failed(String deed, RuntimeException defect) {
    return failed(deed, "Internal error.", defect);
  }

  private static Outcome failed(String deed, String reason, RuntimeException failure) {
    return new Outcome(
        new Answer(500, "Failed to " + deed + ": " + reason),
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
