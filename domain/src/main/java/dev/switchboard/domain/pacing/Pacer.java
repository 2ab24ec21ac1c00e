package dev.switchboard.domain.pacing;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps all frames of a process below a rate, and lowers it while the account is throttled. {@link
 * Pace} computes the rate.
 *
 * <p>The frames of one fan-out, one reply or one batch of keep-alives are a {@link Flow}. Flows
 * take turns, one frame each. A reply therefore waits for at most one frame of every other flow,
 * however large their audiences are. May be shared between threads.
 */
public final class Pacer {

  /** The longest wait before a frame checks the rate again. */
  private static final Duration RECHECK_INTERVAL = Duration.ofMillis(50);

  private final InstantSource clock;
  private final Pause pause;
  private final Instant start;
  private final AtomicReference<Pace> pace;

  /**
   * A fair permit: its holder waits for the rate, and other flows wait for the permit in order of
   * arrival.
   */
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * Creates a pacer that starts at the ceiling. The floor lets the frames of a full window leave
   * within half a second.
   *
   * @param framesPerSecond the ceiling
   * @param window the maximum number of frames in flight
   */
  public Pacer(int framesPerSecond, int window, InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
    this.start = clock.instant();
    this.pace = new AtomicReference<>(Pace.atCeiling(framesPerSecond, 2.0 * window));
  }

  /** Returns a new flow. */
  public Flow flow() {
    return new Flow();
  }

  /** A group of frames that takes turns with other groups. */
  public final class Flow {

    private final Semaphore turnInFlow = new Semaphore(1, true);

    private Flow() {}

    /**
     * Waits until the next frame of this flow may leave. Returns false if the deadline comes first
     * or the thread is interrupted.
     */
    public boolean awaitTurn(Instant deadline) {
      boolean noneWaits = turn.availablePermits() > 0;
      if (!clock.instant().isBefore(deadline)) {
        return false;
      }
      return (noneWaits && tryLeave().isZero()) || awaitInLine(deadline);
    }

    private boolean awaitInLine(Instant deadline) {
      try {
        turnInFlow.acquire();
        try {
          turn.acquire();
          try {
            return awaitRate(deadline);
          } finally {
            turn.release();
          }
        } finally {
          turnInFlow.release();
        }
      } catch (InterruptedException interrupted) {
        return false;
      }
    }
  }

  private boolean awaitRate(Instant deadline) {
    while (clock.instant().isBefore(deadline)) {
      Duration wait = tryLeave();
      if (wait.isZero()) {
        return true;
      }
      pause.pause(wait.compareTo(RECHECK_INTERVAL) < 0 ? wait : RECHECK_INTERVAL);
      if (Thread.interrupted()) {
        return false;
      }
    }
    return false;
  }

  /**
   * Returns zero and lets a frame leave, or returns the time that it must wait at the current rate.
   */
  private Duration tryLeave() {
    while (true) {
      long now = nanos();
      Pace current = pace.get();
      double turn = current.turn(now);
      if (turn > now) {
        return Duration.ofNanos((long) Math.ceil(turn - now));
      }
      if (pace.compareAndSet(current, current.afterLeaving(now))) {
        return Duration.ZERO;
      }
    }
  }

  /**
   * Records the result of sending a frame.
   *
   * @param first whether it was the first attempt to send it
   */
  public void recordResult(ConnectionId to, Delivery result, boolean first) {
    long now = nanos();
    // Not the bits of its position, which the recipients of one share have in common.
    int recipient = (to.value().hashCode() * 0x9E3779B9) >>> 26;
    switch (result) {
      case Delivery.Throttled() ->
          pace.updateAndGet(each -> each.afterRefusal(now, recipient, first));
      case Delivery.Sent(), Delivery.Gone(), Delivery.TooLarge() ->
          pace.updateAndGet(each -> each.afterPass(now, recipient));
      // Without an answer from the gateway, nothing is known about the account.
      case Delivery.Failed _, Delivery.NotYetOpen(), Delivery.NotSent() -> {}
    }
  }

  /**
   * Returns whether the gateway refuses so many recipients that slow clients cannot be the cause.
   */
  public boolean isAccountThrottled() {
    return pace.get().isAccountThrottled(nanos());
  }

  /** Returns the number of flows that wait for their next turn. */
  int waitingFlows() {
    return turn.getQueueLength() + 1 - turn.availablePermits();
  }

  private long nanos() {
    return Duration.between(start, clock.instant()).toNanos();
  }
}
