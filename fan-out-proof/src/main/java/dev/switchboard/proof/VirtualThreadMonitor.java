package dev.switchboard.proof;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Tells when every virtual thread of this process waits: none is mounted on a carrier, and none is
 * queued for one.
 *
 * <p>The JDK counts both without one lock, hence the counts must be zero several times in a row. A
 * thread that leaves the queue is counted as mounted from before until after, for the carrier that
 * takes it is active.
 *
 * <p>There is one gap: a virtual thread that was blocked at a monitor, in the JDK's own classes for
 * example, is queued by a platform thread of the JDK some time after the monitor is free, and until
 * then not counted. {@link #awaitMonitorHandOffs} closes it. Not to be shared between threads;
 * belongs to a platform thread.
 */
final class VirtualThreadMonitor {

  private static final int LOOKS = 4;
  private static final int SPINS = 100;
  private static final long BREAK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final Object monitor = new Object();
  private final AtomicInteger entered = new AtomicInteger();

  /**
   * Waits until every virtual thread waits, but for those that a monitor is being handed to.
   *
   * @throws IllegalStateException if one of them runs on for two minutes of real time
   */
  void awaitAllWaiting() {
    await(this::areAllWaiting);
  }

  /**
   * Waits until all to whom a monitor was handed are queued. The JDK's thread takes a list of them
   * and queues one after the other; when one of ours has come through twice, every list that was
   * there before is done.
   *
   * <p>All others must wait already.
   */
  void awaitMonitorHandOffs() throws InterruptedException {
    handMonitorOver();
    handMonitorOver();
  }

  private void handMonitorOver() throws InterruptedException {
    Thread next = Thread.ofVirtual().unstarted(this::enter);
    synchronized (monitor) {
      next.start();
      await(() -> next.getState() == Thread.State.BLOCKED && areAllWaiting());
    }
    next.join();
  }

  private void enter() {
    synchronized (monitor) {
      entered.incrementAndGet();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (int turn = 1; !condition.getAsBoolean(); turn++) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("A virtual thread runs on without waiting.");
      }
      if (turn % SPINS == 0) {
        // The carriers may need this processor.
        LockSupport.parkNanos(BREAK_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private boolean areAllWaiting() {
    for (int look = 0; look < LOOKS; look++) {
      if (scheduler.getMountedVirtualThreadCount() > 0
          || scheduler.getQueuedVirtualThreadCount() > 0) {
        return false;
      }
    }
    return true;
  }
}
