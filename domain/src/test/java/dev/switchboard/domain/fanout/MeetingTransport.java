package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport that completes no frame before a given number of frames are in flight. */
final class MeetingTransport implements Transport {

  private final CyclicBarrier meeting;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  MeetingTransport(int frames) {
    this.meeting = new CyclicBarrier(frames);
  }

  /** Returns the maximum number of frames that were in flight. */
  int most() {
    return most.get();
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      meeting.await(10, TimeUnit.SECONDS);
      return new Delivery.Sent();
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      return new Delivery.Failed("Too few frames were in flight.");
    } finally {
      inFlight.decrementAndGet();
    }
  }

  @Override
  public void close(ConnectionId id) {
    throw new UnsupportedOperationException();
  }
}
