package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Sends one frame to one connection, once, at the pace of the process. May be shared between
 * threads.
 */
final class FrameSender {

  private static final Delivery CUT_OFF =
      new Delivery.Failed("There was no time left to wait for the gateway's answer.");
  private static final Delivery NOT_SENT = new Delivery.NotSent();
  private static final Delivery NOT_YET_OPEN = new Delivery.NotYetOpen();

  private final Transport transport;
  private final InstantSource clock;
  private final Pacer pacer;
  private final Pacer.Flow flow;

  /** Sends the frames of one run, which are one flow. */
  FrameSender(FanOutDependencies dependencies) {
    this.transport = dependencies.transport();
    this.clock = dependencies.clock();
    this.pacer = dependencies.pacer();
    this.flow = pacer.flow();
  }

  /**
   * Sends a frame and waits for the answer; does not send it if its turn is after the deadline.
   *
   * @param first whether it was not sent before
   */
  Delivery send(Connection to, Frame frame, boolean first, Instant deadline) {
    if (!flow.awaitTurn(deadline)) {
      return NOT_SENT;
    }
    // Asked first: the answer may arrive when the connection would be old enough to be gone.
    boolean mayBeOpening = to.mayBeOpening(clock.instant());
    Delivery answer = sendNow(to, frame, first);
    return answer instanceof Delivery.Gone && mayBeOpening ? NOT_YET_OPEN : answer;
  }

  private Delivery sendNow(Connection to, Frame frame, boolean first) {
    try {
      Delivery answer = transport.send(to.id(), frame);
      pacer.heard(to.id(), answer, first);
      // The interrupt is taken from the thread, or its next task would fail as well.
      boolean cutOff = Thread.interrupted();
      return cutOff && answer instanceof Delivery.Failed ? CUT_OFF : answer;
    } catch (RuntimeException defect) {
      // A border: whatever goes wrong with one recipient must not reach the others.
      return new Delivery.Failed(defect.toString());
    }
  }
}
