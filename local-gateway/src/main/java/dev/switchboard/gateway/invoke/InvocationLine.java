package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.FunctionFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The events that one function handles and those that wait for it, first come, first served.
 *
 * <p>Until the limit is known, two events may run at once: the second is the trial.
 */
final class InvocationLine {

  private static final int TRIAL = 2;

  /** One event's turn. Its state is guarded by the line. */
  static final class Turn {

    private final CountDownLatch admitted = new CountDownLatch(1);
    private boolean isCareful;
    private volatile boolean overlapped;
    private @Nullable Turn partner;
    private boolean answered;

    private Turn(boolean isCareful) {
      this.isCareful = isCareful;
    }

    /** Whether another event ran at the same time. */
    boolean overlapped() {
      return overlapped;
    }
  }

  private final Deque<Turn> waiting = new ArrayDeque<>();
  private final Set<Turn> running = new LinkedHashSet<>();
  private final Executor afterTrial;
  private final Executor afterPatience;
  private int limit;
  private boolean isLearned;

  InvocationLine(OptionalInt limit, Executor afterTrial, Executor afterPatience) {
    this.limit = limit.orElse(TRIAL);
    this.isLearned = limit.isPresent();
    this.afterTrial = afterTrial;
    this.afterPatience = afterPatience;
  }

  /**
   * Waits at the end of the line.
   *
   * @param isCareful whether the event is not to be the trial
   */
  Turn await(boolean isCareful) {
    Turn turn = new Turn(isCareful);
    enter(turn);
    return admitted(turn);
  }

  /** Waits at the head of the line. */
  Turn awaitAgain() {
    Turn turn = new Turn(false);
    enterAgain(turn);
    return admitted(turn);
  }

  /** Ends a turn, and returns the limit if this showed that it is lower than was known. */
  synchronized OptionalInt leave(Turn turn, Attempt result) {
    running.remove(turn);
    turn.answered = result instanceof Attempt.Answered;
    boolean isLowered = turn.overlapped && lowers(result);
    if (isLowered) {
      limit = Math.max(1, running.size());
      isLearned = true;
    } else if (turn.answered && turn.partner != null && turn.partner.answered) {
      // One answer alone proves nothing: the server may be refusing the other of the two.
      trialSucceeded();
    }
    admit();
    return isLowered ? OptionalInt.of(limit) : OptionalInt.empty();
  }

  /** An event that was dropped says something about the limit only while that is unknown. */
  private boolean lowers(Attempt result) {
    return result instanceof Attempt.Refused || (result instanceof Attempt.Dropped && !isLearned);
  }

  private synchronized void enter(Turn turn) {
    waiting.addLast(turn);
    admit();
    if (turn.isCareful && waiting.contains(turn)) {
      afterPatience.execute(() -> endPatience(turn));
    }
  }

  private synchronized void enterAgain(Turn turn) {
    waiting.addFirst(turn);
    admit();
  }

  private synchronized void endPatience(Turn turn) {
    turn.isCareful = false;
    admit();
  }

  private void admit() {
    Iterator<Turn> line = waiting.iterator();
    while (line.hasNext() && running.size() < limit) {
      Turn next = line.next();
      if (!next.isCareful || isLearned || running.isEmpty()) {
        line.remove();
        start(next);
      }
    }
  }

  private void start(Turn turn) {
    running.add(turn);
    if (running.size() > 1) {
      running.forEach(each -> each.overlapped = true);
    }
    if (!isLearned && running.size() == TRIAL) {
      Turn other = running.iterator().next();
      turn.partner = other;
      other.partner = turn;
      afterTrial.execute(() -> endTrial(turn, other));
    }
    turn.admitted.countDown();
  }

  private synchronized void endTrial(Turn one, Turn other) {
    if (isTaken(one) && isTaken(other)) {
      trialSucceeded();
      admit();
    }
  }

  private boolean isTaken(Turn turn) {
    return turn.answered || running.contains(turn);
  }

  private void trialSucceeded() {
    if (!isLearned) {
      limit = Integer.MAX_VALUE;
      isLearned = true;
    }
  }

  private static Turn admitted(Turn turn) {
    try {
      turn.admitted.await();
      return turn;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException("The gateway stops", stop);
    }
  }
}
