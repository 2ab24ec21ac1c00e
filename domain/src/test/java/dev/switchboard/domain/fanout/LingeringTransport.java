package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport that is not done with a frame before the thread that made it waits for that. */
final class LingeringTransport implements Transport {

  private final Thread publisher = Thread.currentThread();
  private final AtomicInteger done = new AtomicInteger();

  /** How many frames it is done with. */
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
