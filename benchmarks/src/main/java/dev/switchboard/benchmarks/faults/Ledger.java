package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is seen of one publication while it is on its way, and which promises that breaks already.
 */
final class Ledger {

  private static final int MOST_DELIVERIES = 1_000;

  private final Set<ConnectionId> tried = ConcurrentHashMap.newKeySet();
  private final Queue<Breach> breaches = new ConcurrentLinkedQueue<>();
  private final List<FanOutJob> deadLetters = new ArrayList<>();
  private Counts last = Counts.NONE;
  private boolean guessed;
  private int sent;
  private int deliveries;

  /** Something was posted to somebody. */
  void tried(ConnectionId id) {
    tried.add(id);
  }

  /** Somebody was forgotten. */
  void removed(Removal removal) {
    removal.breach().ifPresent(breaches::add);
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
  void ended(Ending ending) {
    ending.breach().ifPresent(breaches::add);
  }

  /**
   * An invocation has said what became of its audience.
   *
   * @param done whether nobody does its job again
   */
  void said(Statement statement, boolean done) {
    breaches.addAll(statement.breaches());
    sent += statement.counts().sent();
    if (done) {
      last = last.plus(statement.counts());
      guessed |= statement.guessed();
    }
  }

  /** A worker has done a part of its work. */
  void came(Progress progress) {
    progress.breach().ifPresent(breaches::add);
  }

  /** A worker that was to forget somebody has said how many it forgot. */
  void forgot(Forgetting forgetting) {
    forgetting.breach().ifPresent(breaches::add);
  }

  /** A publication has failed as a whole, which tells that nobody has it. */
  void failed(Mix mix, int audience, HandedOver handedOver) {
    new Failure(mix, tried.size(), handedOver).breach().ifPresent(breaches::add);
    last = last.plus(Counts.NONE.withFailed(audience));
  }

  /** A job is kept, and nobody tries it again. */
  void deadLetter(FanOutJob job) {
    deadLetters.add(job);
  }

  /** What was said so far. */
  Told told() {
    return new Told(last, guessed, sent, tried, new DeadLetters(deadLetters));
  }

  /** The promises that were broken so far. */
  List<Breach> breaches() {
    return List.copyOf(breaches);
  }
}
