package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transport that accepts frames and never answers: only an interrupt ends the wait. It runs an
 * action once a given number of frames are in flight.
 */
final class SilentTransport implements Transport {

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final int frames;
  private final Runnable then;

  SilentTransport(int frames, Runnable then) {
    this.frames = frames;
    this.then = then;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    if (inFlight.incrementAndGet() == frames) {
      then.run();
    }
    try {
      never.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return new Delivery.Failed("No answer.");
  }

  @Override
  public void close(ConnectionId id) {
    throw new UnsupportedOperationException();
  }
}
