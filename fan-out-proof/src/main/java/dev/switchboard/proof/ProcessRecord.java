package dev.switchboard.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that a process did, once it has ended. */
record ProcessRecord(
    List<PublicationRecord> publications,
    List<ReplyRecord> replies,
    List<KeepAliveRecord> keepAlives,
    int deadLetters) {

  ProcessRecord {
    publications =
        publications.stream().sorted(Comparator.comparing(PublicationRecord::begun)).toList();
    replies = List.copyOf(replies);
    keepAlives = List.copyOf(keepAlives);
  }

  /** The promises of accounting that are broken. */
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

  /** The promises of time that are broken. */
  List<Breach> delays(FaultSchedule schedule) {
    List<Breach> breaches = new ArrayList<>();
    publications.forEach(each -> breaches.addAll(new RecoveryPromise(schedule, each).breaches()));
    replies.forEach(each -> each.breach().ifPresent(breaches::add));
    keepAlives.forEach(each -> each.breach().ifPresent(breaches::add));
    return breaches;
  }

  /** How long the publisher waited that waited longest. */
  Duration longestAnswer() {
    return publications.stream()
        .map(each -> Duration.between(each.begun(), each.answered()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
