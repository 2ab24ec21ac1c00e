package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport that completes a frame only after the publishing thread waits for it. */
final class LingeringTransport implements Transport {

  private final Thread publisher = Thread.currentThread();
  private final AtomicInteger done = new AtomicInteger();

  /** Returns the number of completed frames. */
  int done() {
    return done.get();
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    while (publisher.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    done.incrementAndGet();
    return new Delivery.Sent();
  }

  @Override
  public void close(ConnectionId id) {
    throw new UnsupportedOperationException();
  }
}
