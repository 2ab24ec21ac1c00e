package dev.switchboard.domain.pacing;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps all frames of a process below a rate, and lowers it while the account is throttled; {@link
 * Pace} says how.
 *
 * <p>The frames of one fan-out, one reply or one batch of keep-alives are a {@link Flow}. Flows
 * take turns, one frame each, so a reply waits for one frame of every other flow at most, however
 * large their audiences are. May be shared between threads.
 */
public final class Pacer {

  /** How long a frame waits before it looks at the rate again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final InstantSource clock;
  private final Pause pause;
  private final Instant start;
  private final AtomicReference<Pace> pace;

  /** Passed on in the order of arrival: who has it waits for the rate, the others for it. */
  private final Semaphore next = new Semaphore(1, true);

  /**
   * Starts at the ceiling. The floor lets the frames of a full window leave within half a second.
   *
   * @param framesPerSecond the ceiling
   * @param window how many frames are on their way at once, at most
   */
  public Pacer(int framesPerSecond, int window, InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
    this.start = clock.instant();
    this.pace = new AtomicReference<>(Pace.atCeiling(framesPerSecond, 2.0 * window));
  }

  /** Begins a flow. */
  public Flow flow() {
    return new Flow();
  }

  /** Frames that wait for their turns together, as if they were one. */
  public final class Flow {

    private final Semaphore first = new Semaphore(1, true);

    private Flow() {}

    /**
     * Waits until the next frame of this flow may leave; false if that is not before the deadline,
     * or if the thread was interrupted.
     */
    public boolean awaitTurn(Instant deadline) {
      boolean noneWaits = next.availablePermits() > 0;
      if (!clock.instant().isBefore(deadline)) {
        return false;
      }
      return (noneWaits && leave().isZero()) || awaitInLine(deadline);
    }

    private boolean awaitInLine(Instant deadline) {
      try {
        first.acquire();
        try {
          next.acquire();
          try {
            return awaitRate(deadline);
          } finally {
            next.release();
          }
        } finally {
          first.release();
        }
      } catch (InterruptedException cutOff) {
        return false;
      }
    }
  }

  private boolean awaitRate(Instant deadline) {
    while (clock.instant().isBefore(deadline)) {
      Duration wait = leave();
      if (wait.isZero()) {
        return true;
      }
      pause.pause(wait.compareTo(LOOK_AGAIN) < 0 ? wait : LOOK_AGAIN);
      if (Thread.interrupted()) {
        return false;
      }
    }
    return false;
  }

  /** Lets a frame leave now and answers zero, or answers how long it has to wait at this rate. */
  private Duration leave() {
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
   * Notes what became of a frame.
   *
   * @param first whether it was the first attempt to send it
   */
  public void heard(ConnectionId from, Delivery came, boolean first) {
    long now = nanos();
    // Other bits than those of its position: the recipients of one share have that in common.
    int recipient = (from.value().hashCode() * 0x9E3779B9) >>> 26;
    switch (came) {
      case Delivery.Throttled() ->
          pace.updateAndGet(each -> each.afterRefusal(now, recipient, first));
      case Delivery.Sent(), Delivery.Gone(), Delivery.TooLarge() ->
          pace.updateAndGet(each -> each.afterPass(now, recipient));
      // Without an answer of the gateway nothing is known of the account.
      case Delivery.Failed _, Delivery.NotYetOpen(), Delivery.NotSent() -> {}
    }
  }

  /** Whether the gateway refuses so many recipients that it cannot be slow clients. */
  public boolean isAccountThrottled() {
    return pace.get().isAccountThrottled(nanos());
  }

  /** How many flows wait for their next turn. */
  int waitingFlows() {
    return next.getQueueLength() + 1 - next.availablePermits();
  }

  private long nanos() {
    return Duration.between(start, clock.instant()).toNanos();
  }
}
