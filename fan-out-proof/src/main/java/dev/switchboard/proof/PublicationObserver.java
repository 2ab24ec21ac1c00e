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
 * What is seen of one publication while it is on its way, and which promises that breaks already.
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

  /** Something was posted to somebody. */
  void tried(ConnectionId id) {
    tried.add(id);
  }

  /** A connection, or a part of it, is removed from the store. */
  void removed(Connection connection, Instant at) {
    if (connection.mayBeOpening(at)) {
      breaches.add(
          new Breach(
              Promise.KEEPS_WHO_MAY_BE_OPENING,
              "%s connected at %s and was forgotten at %s"
                  .formatted(connection.id(), connection.connectedAt(), at)));
    }
  }

  /** A job is delivered; false if that is too often ever to end. */
  boolean delivered() {
    deliveries++;
    if (deliveries == MOST_DELIVERIES + 1) {
      breaches.add(new Breach(Promise.COMES_TO_AN_END, deliveries + " deliveries"));
    }
    return deliveries <= MOST_DELIVERIES;
  }

  /** How often a job was delivered. */
  int deliveries() {
    return deliveries;
  }

  /** An invocation has ended. */
  void ended(InvocationEnd ending) {
    ending.breach().ifPresent(breaches::add);
  }

  /**
   * An invocation has said what became of its audience.
   *
   * @param done whether nobody does its job again
   */
  void said(InvocationReport statement, boolean done) {
    breaches.addAll(statement.breaches());
    sent += statement.counts().sent();
    if (done) {
      last = last.plus(statement.counts());
      guessed |= statement.guessed();
    }
  }

  /** A worker has handed over a part of its job: not all of it, or that goes on for ever. */
  void workedOn(String who, FanOutJob.SendToShare work, QueuedWork queued) {
    if (queued.unread().contains(work)) {
      breaches.add(new Breach(Promise.COMES_TO_AN_END, "it left its whole job: " + who));
    }
  }

  /** A worker has reported that it removed so many of the connections of its job. */
  void forgot(String who, List<ConnectionId> gone, int counted, StoredRows after) {
    long forgotten = gone.stream().filter(id -> !after.has(id)).count();
    if (counted > forgotten) {
      breaches.add(
          new Breach(
              Promise.FORGETS_WHO_IS_GONE,
              "it says that it forgot %d, and forgot %d: %s".formatted(counted, forgotten, who)));
    }
  }

  /** A publication has failed as a whole, which tells that nobody has it. */
  void failed(FaultMix mix, int audience, QueuedWork handedOver) {
    new FailedPublication(mix, tried.size(), handedOver).breach().ifPresent(breaches::add);
    last = last.plus(DeliveryCounts.NONE.withFailed(audience));
  }

  /** A job is kept, and nobody tries it again. */
  void deadLetter(FanOutJob job) {
    deadLetters.add(job);
  }

  /** What was said so far. */
  PublicationOutcome outcome() {
    return new PublicationOutcome(last, guessed, sent, tried, new FailedJobs(deadLetters));
  }

  /** The promises that were broken so far. */
  List<Breach> breaches() {
    return List.copyOf(breaches);
  }
}
