package dev.switchboard.proof;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.switchboard.domain.connection.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
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

  PublicationRecord {
    audience = Set.copyOf(audience);
    posts = List.copyOf(posts);
    delays = List.copyOf(delays);
  }

  /**
   * A hand-off of recipients with a delay before the next attempt.
   *
   * @param at the time of the hand-off
   * @param due the time of the next attempt
   */
  record StatedDelay(Set<ConnectionId> recipients, Instant at, Instant due) {

    StatedDelay {
      recipients = Set.copyOf(recipients);
    }
  }

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

  /**
   * Returns the promises of accounting that are broken. A store that hung while it was under way
   * can fail it as a whole, cost messages and repeat jobs. Late posts can cost messages: a post
   * that is cut off after the deadline has an unknown outcome.
   */
  List<Breach> breaches(FaultSchedule schedule) {
    boolean storeHung = schedule.storeHangsBetween(begun, lastPost());
    boolean cutOff = posts.stream().anyMatch(RecordedPost::isCutOff);
    List<Breach> breaches = new ArrayList<>();
    new InvocationEnd(name, deadline, answered).breach().ifPresent(breaches::add);
    if (said.failed()) {
      said.failure(storeHung, posts.size()).breach().ifPresent(breaches::add);
    } else {
      breaches.addAll(said.statement(name, audience.size()).breaches());
      checkMissed(storeHung || cutOff, breaches);
    }
    checkTwice(storeHung, breaches);
    return breaches;
  }

  private void checkMissed(boolean excused, List<Breach> breaches) {
    Set<ConnectionId> received = received().keySet();
    long missed = audience.stream().filter(each -> !received.contains(each)).count();
    int counted = said.counts().missed();
    if (missed > counted) {
      breaches.add(breach(Promise.MISSES_NOBODY_UNTOLD, missed, counted));
    }
    if (missed + counted > 0 && !excused) {
      breaches.add(breach(Promise.MISSES_NOBODY_WITHOUT_CAUSE, missed, counted));
    }
    if (said.counts().sent() > received.size() && !excused) {
      breaches.add(
          new Breach(
              Promise.SENT_IS_HEARD,
              "%d were sent it and %d received it: %s"
                  .formatted(said.counts().sent(), received.size(), name)));
    }
  }

  private Breach breach(Promise promise, long missed, int counted) {
    return new Breach(
        promise, "%d received nothing and %d are counted: %s".formatted(missed, counted, name));
  }

  private void checkTwice(boolean storeHung, List<Breach> breaches) {
    long twice =
        posts.stream()
            .filter(RecordedPost::isSent)
            .collect(groupingBy(RecordedPost::to, counting()))
            .values()
            .stream()
            .filter(times -> times > 1)
            .count();
    if (twice > 0 && !storeHung) {
      breaches.add(new Breach(Promise.SAYS_IT_ONCE, twice + " received it twice: " + name));
    }
  }
}
