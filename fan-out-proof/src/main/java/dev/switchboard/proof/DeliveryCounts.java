package dev.switchboard.proof;

import dev.switchboard.domain.fanout.FanOutReport;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The counts of recipients in the report of one invocation. */
record DeliveryCounts(
    int sent, int gone, int notYetOpen, int throttled, int tooLarge, int failed, int handedOver) {

  static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0, 0, 0, 0, 0);

  private static final Pattern COUNT = Pattern.compile("\"(\\w+)\":(\\d+)");

  static DeliveryCounts of(FanOutReport report) {
    return new DeliveryCounts(
        report.sent(),
        report.gone(),
        report.notYetOpen(),
        report.throttled(),
        report.tooLarge(),
        report.failed(),
        report.handedOver());
  }

  /** Reads the counts from a worker's line in the log. */
  static DeliveryCounts of(String line) {
    Map<String, Integer> counts = new HashMap<>();
    for (MatchResult count : COUNT.matcher(line).results().toList()) {
      counts.put(count.group(1), Integer.parseInt(count.group(2)));
    }
    return new DeliveryCounts(
        counts.getOrDefault("sent", 0),
        counts.getOrDefault("gone", 0),
        counts.getOrDefault("notYetOpen", 0),
        counts.getOrDefault("throttled", 0),
        counts.getOrDefault("tooLarge", 0),
        counts.getOrDefault("failed", 0),
        counts.getOrDefault("handedOver", 0));
  }

  /** Returns the number of recipients that the invocation counted itself. */
  int all() {
    return sent + gone + notYetOpen + missed();
  }

  /** Returns the number of recipients that could be reached and perhaps were not. */
  int missed() {
    return throttled + tooLarge + failed;
  }

  DeliveryCounts withSent(int count) {
    return new DeliveryCounts(count, gone, notYetOpen, throttled, tooLarge, failed, handedOver);
  }

  DeliveryCounts withGone(int count) {
    return new DeliveryCounts(sent, count, notYetOpen, throttled, tooLarge, failed, handedOver);
  }

  DeliveryCounts withFailed(int count) {
    return new DeliveryCounts(sent, gone, notYetOpen, throttled, tooLarge, count, handedOver);
  }

  DeliveryCounts withHandedOver(int count) {
    return new DeliveryCounts(sent, gone, notYetOpen, throttled, tooLarge, failed, count);
  }

  DeliveryCounts plus(DeliveryCounts other) {
    return new DeliveryCounts(
        sent + other.sent,
        gone + other.gone,
        notYetOpen + other.notYetOpen,
        throttled + other.throttled,
        tooLarge + other.tooLarge,
        failed + other.failed,
        handedOver + other.handedOver);
  }
}
