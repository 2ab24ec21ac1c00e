package dev.switchboard.proof;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Detects that every virtual thread of this process waits: none is mounted on a carrier, and none
 * is queued for one.
 *
 * <p>The JDK counts both without one lock, hence the counts must be zero several times in a row. A
 * thread that moves from the queue to a carrier is counted as mounted throughout, because the
 * carrier is active.
 *
 * <p>There is one gap: a virtual thread that was blocked at a monitor, for example in the JDK's own
 * classes. A platform thread of the JDK queues it some time after the monitor is free, and until
 * then it is not counted. {@link #awaitMonitorHandOffs} closes the gap. Not to be shared between
 * threads; belongs to a platform thread.
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
   * Waits until every virtual thread waits, except those to which a monitor is being handed.
   *
   * @throws IllegalStateException if one of them runs on for two minutes of real time
   */
  void awaitAllWaiting() {
    await(this::areAllWaiting);
  }

  /**
   * Waits until all threads to which a monitor was handed are queued. The JDK's thread takes a list
   * of them and queues one after the other. Once one of our threads has passed through twice, every
   * earlier list is done.
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
