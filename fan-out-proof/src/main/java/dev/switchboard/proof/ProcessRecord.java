package dev.switchboard.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The record of all actions of a process that has ended. */
record ProcessRecord(
    List<PublicationRecord> publications,
    List<ReplyRecord> replies,
    List<KeepAliveRecord> keepAlives,
    int deadLetters) {

  ProcessRecord {
    publications =
        publications.stream().sorted(Comparator.comparing(PublicationRecord::begun)).toList();
  }

  /** Returns the promises of accounting that are broken. */
  List<Breach> accounting(FaultSchedule schedule) {
    List<Breach> breaches = new ArrayList<>();
    publications.forEach(each -> breaches.addAll(each.breaches(schedule)));
    if (deadLetters > 0) {
      breaches.add(
          new Breach(
              Promise.GIVES_NO_JOB_UP_WITHOUT_CAUSE, deadLetters + " jobs are dead letters"));
    }
    return breaches;
  }

  /** Returns the promises of time that are broken. */
  List<Breach> delays(FaultSchedule schedule) {
    List<Breach> breaches = new ArrayList<>();
    publications.forEach(each -> breaches.addAll(new RecoveryPromise(schedule, each).breaches()));
    replies.forEach(each -> each.breach().ifPresent(breaches::add));
    keepAlives.forEach(each -> each.breach().ifPresent(breaches::add));
    return breaches;
  }

  /** Returns the longest wait of a publisher. */
  Duration longestAnswer() {
    return publications.stream()
        .map(each -> Duration.between(each.begun(), each.answered()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
