package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends a frame to a connection as often as is worth it: at the pace of the whole fan-out, again
 * after a while if it did not arrive, never after the deadline. May be shared between threads.
 */
final class Attempts {

  /**
   * What came of the last attempt.
   *
   * @param opening whether the recipient may have been about to open when the gateway was asked;
   *     the answer may come when that would be over
   */
  record Last(Delivery came, boolean opening) {}

  private static final Delivery CUT_OFF =
      new Delivery.Failed("There was no time left to wait for the gateway's answer.");

  private final Transport transport;
  private final InstantSource clock;
  private final Pause pause;
  private final Crew crew;
  private final Pacer pacer;
  private final Instant deadline;

  /** Attempts of one crew, until a deadline. */
  Attempts(Means means, Crew crew, Instant deadline) {
    this.transport = means.transport();
    this.clock = means.clock();
    this.pause = means.pause();
    this.crew = crew;
    this.pacer = means.pacer();
    this.deadline = deadline;
    pacer.begin();
  }

  /** Sends, and answers what came of the last attempt; empty if there was no time for another. */
  Optional<Last> send(Connection to, Frame frame) {
    for (int attempts = 1; ; attempts++) {
      if (!pacer.awaitTurn(deadline)) {
        return Optional.empty();
      }
      boolean opening = to.mayBeOpening(clock.instant());
      Last last = new Last(once(to, frame, attempts == 1), opening);
      Optional<Duration> wait = waitBeforeNext(last, attempts);
      if (wait.isEmpty() || isOver(wait.get())) {
        return Optional.of(last);
      }
      crew.stepAside(() -> pause.pause(wait.get()));
    }
  }

  /** Whether it will be too late after a while. */
  boolean isOver(Duration after) {
    return !clock.instant().plus(after).isBefore(deadline);
  }

  private Delivery once(Connection to, Frame frame, boolean first) {
    try {
      Delivery came = transport.send(to.id(), frame);
      pacer.heard(came, first);
      // Taken from the thread, or what it does next, which is to hand over the rest, would fail
      // too.
      boolean cutOff = Thread.interrupted();
      return cutOff && came instanceof Delivery.Failed ? CUT_OFF : came;
    } catch (RuntimeException defect) {
      // A border: whatever goes wrong with one recipient is that recipient's outcome, or the others
      // would pay for it.
      return new Delivery.Failed(defect.toString());
    }
  }

  private Optional<Duration> waitBeforeNext(Last last, int attempts) {
    boolean leftForGood = last.came() instanceof Delivery.Gone && !last.opening();
    return leftForGood
        ? Optional.empty()
        : Persistence.wait(last.came(), attempts, pacer.isAccountThrottled());
  }
}
