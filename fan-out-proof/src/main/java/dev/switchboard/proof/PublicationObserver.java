package dev.switchboard.proof;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The observations of one publication while it is on its way, and the promises that they already
 * break.
 */
final class PublicationObserver {

  private static final int MOST_DELIVERIES = 1_000;

  private final Set<ConnectionId> tried = ConcurrentHashMap.newKeySet();
  private final Queue<Breach> breaches = new ConcurrentLinkedQueue<>();
  private final List<FanOutJob> deadLetters = new ArrayList<>();
  private DeliveryCounts last = DeliveryCounts.NONE;
  private boolean guessed;
  private int sent;
  private int deliveries;

  /** Records a post to a connection. */
  void tried(ConnectionId id) {
    tried.add(id);
  }

  /** Checks the removal of a connection, or of a part of it, from the store. */
  void removed(Connection connection, Instant at) {
    if (connection.mayBeOpening(at)) {
      breaches.add(
          new Breach(
              Promise.KEEPS_WHO_MAY_BE_OPENING,
              "%s connected at %s and was forgotten at %s"
                  .formatted(connection.id(), connection.connectedAt(), at)));
    }
  }

  /** Records the delivery of a job and returns false if the deliveries exceed their limit. */
  boolean delivered() {
    deliveries++;
    if (deliveries == MOST_DELIVERIES + 1) {
      breaches.add(new Breach(Promise.COMES_TO_AN_END, deliveries + " deliveries"));
    }
    return deliveries <= MOST_DELIVERIES;
  }

  /** Returns the number of deliveries of jobs. */
  int deliveries() {
    return deliveries;
  }

  /** Checks the end of an invocation. */
  void ended(InvocationEnd ending) {
    ending.breach().ifPresent(breaches::add);
  }

  /**
   * Checks and adds the report of an invocation about its audience.
   *
   * @param done whether no other invocation repeats its job
   */
  void said(InvocationReport statement, boolean done) {
    breaches.addAll(statement.breaches());
    sent += statement.counts().sent();
    if (done) {
      last = last.plus(statement.counts());
      guessed |= statement.guessed();
    }
  }

  /**
   * Checks that a worker handed off only a part of its job, because the whole would repeat forever.
   */
  void workedOn(String who, FanOutJob.SendToShare work, QueuedWork queued) {
    if (queued.unread().contains(work)) {
      breaches.add(new Breach(Promise.COMES_TO_AN_END, "it left its whole job: " + who));
    }
  }

  /** Checks a worker's report that it removed a number of the connections of its job. */
  void forgot(String who, List<ConnectionId> gone, int counted, StoredRows after) {
    long forgotten = gone.stream().filter(id -> !after.has(id)).count();
    if (counted > forgotten) {
      breaches.add(
          new Breach(
              Promise.FORGETS_WHO_IS_GONE,
              "it says that it forgot %d, and forgot %d: %s".formatted(counted, forgotten, who)));
    }
  }

  /** Records a publication that failed as a whole, which reports that no recipient received it. */
  void failed(FaultMix mix, int audience, QueuedWork handedOver) {
    new FailedPublication(mix, tried.size(), handedOver).breach().ifPresent(breaches::add);
    last = last.plus(DeliveryCounts.NONE.withFailed(audience));
  }

  /** Records a job that is kept and not retried. */
  void deadLetter(FanOutJob job) {
    deadLetters.add(job);
  }

  /** Returns the sum of the reports so far. */
  PublicationOutcome outcome() {
    return new PublicationOutcome(last, guessed, sent, tried, new FailedJobs(deadLetters));
  }

  /** Returns the promises that were broken so far. */
  List<Breach> breaches() {
    return List.copyOf(breaches);
  }
}
