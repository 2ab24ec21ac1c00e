package dev.switchboard.benchmarks.faults;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Tells when every virtual thread of this process waits: none is mounted on a carrier, and none is
 * queued for one.
 *
 * <p>The JDK counts both without one lock, hence the counts must be zero several times in a row. A
 * virtual thread that leaves the queue is counted as mounted from before until after, for the
 * carrier that takes it is active. The one gap is a thread that was blocked at a monitor: a platform
 * thread of the JDK queues it again, a few microseconds after the monitor is free. It matters most
 * where time would advance far, and there the counts are looked at over a longer time.
 */
final class VirtualThreadMonitor {

  private static final int LOOKS = 4;
  private static final int MORE_LOOKS = 10;
  private static final Duration FAR = Duration.ofMillis(50);
  private static final long BETWEEN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  /**
   * Waits until every virtual thread waits, for half a minute of real time at most.
   *
   * @param ahead how far time is to advance then
   * @throws IllegalStateException if one of them runs on and on
   */
  void awaitAllWaiting(Duration ahead) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    boolean far = ahead.compareTo(FAR) > 0;
    while (!isWaiting(LOOKS) || (far && !isStillWaiting())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("A virtual thread runs on without waiting.");
      }
    }
  }

  private boolean isStillWaiting() {
    for (int look = 0; look < MORE_LOOKS; look++) {
      LockSupport.parkNanos(BETWEEN_NANOS);
      if (!isWaiting(1)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWaiting(int looks) {
    for (int look = 0; look < looks; look++) {
      if (scheduler.getMountedVirtualThreadCount() > 0
          || scheduler.getQueuedVirtualThreadCount() > 0) {
        Thread.onSpinWait();
        return false;
      }
    }
    return true;
  }
}
