package dev.switchboard.proof;

import static java.util.stream.Collectors.toMap;

import dev.switchboard.domain.connection.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of one publication after its publisher was answered and all its jobs were done.
 *
 * @param name the name of the publication
 * @param answered the time when its publisher was answered
 * @param audience all connections that listened throughout
 * @param posts every attempt to send it to a connection
 * @param delays the delays with which recipients were handed off
 * @param said the sum of the reports of all its invocations
 */
record PublicationRecord(
    String name,
    Instant begun,
    Instant deadline,
    Instant answered,
    Set<ConnectionId> audience,
    List<RecordedPost> posts,
    List<StatedDelay> delays,
    InvocationTotals said) {

  /**
   * A hand-off of recipients with a delay before the next attempt.
   *
   * @param at the time of the hand-off
   * @param due the time of the next attempt
   */
  record StatedDelay(Set<ConnectionId> recipients, Instant at, Instant due) {}

  /** Returns the time of the last post, or of the answer if that was later. */
  Instant lastPost() {
    return posts.stream()
        .map(RecordedPost::ended)
        .reduce(answered, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Returns the time at which each recipient received it first. */
  Map<ConnectionId, Instant> received() {
    return posts.stream()
        .filter(RecordedPost::isSent)
        .collect(
            toMap(
                RecordedPost::to,
                RecordedPost::ended,
                (one, other) -> one.isBefore(other) ? one : other));
  }

  /** Returns the promises of accounting that are broken. */
  List<Breach> breaches(FaultSchedule schedule) {
    FaultMix excuses = excuses(schedule);
    List<Breach> breaches = new ArrayList<>();
    new InvocationEnd(name, deadline, answered).breach().ifPresent(breaches::add);
    if (said.failed()) {
      said.failure(excuses, posts.size()).breach().ifPresent(breaches::add);
    } else {
      breaches.addAll(said.statement(name, audience.size()).breaches());
    }
    receivedMessages(excuses).breaches().forEach(each -> breaches.add(each.in(name)));
    return breaches;
  }

  /**
   * Returns the faults that excuse breaches. A store that hung while the publication was under way
   * can fail it as a whole, cost messages and repeat jobs. Late posts can cost messages: a post
   * that is cut off after the deadline has an unknown outcome.
   */
  private FaultMix excuses(FaultSchedule schedule) {
    Set<FaultKind> faults = EnumSet.noneOf(FaultKind.class);
    if (schedule.storeHangsBetween(begun, lastPost())) {
      faults.add(FaultKind.HANGING);
    }
    if (posts.stream().anyMatch(RecordedPost::isCutOff)) {
      faults.add(FaultKind.LATE_POSTS);
    }
    return new FaultMix(faults);
  }

  private ReceivedMessages receivedMessages(FaultMix excuses) {
    Map<ConnectionId, Integer> heard = new HashMap<>();
    audience.forEach(each -> heard.put(each, 0));
    posts.stream()
        .filter(RecordedPost::isSent)
        .forEach(post -> heard.merge(post.to(), 1, Integer::sum));
    DeliveryCounts counts = said.countsOf(audience.size());
    FailedJobs none = new FailedJobs(List.of());
    return new ReceivedMessages(
        excuses, heard, new PublicationOutcome(counts, false, counts.sent(), Set.of(), none));
  }
}
