package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks on virtual threads in simulated time. Its own thread is the only one that advances the
 * clock, and does so only when all others wait.
 */
final class Simulation {

  private final SimulatedClock clock;
  private final Duration unproven;
  private final VirtualThreadMonitor threads = new VirtualThreadMonitor();
  private Instant provenAt;

  /**
   * A simulation that nobody has begun.
   *
   * @param unproven how far time may advance before it is made sure again that no thread is left
   *     behind at a monitor: half of the least that is measured in the simulation
   */
  Simulation(SimulatedClock clock, Duration unproven) {
    this.clock = clock;
    this.unproven = unproven;
    this.provenAt = clock.instant();
  }

  /**
   * Runs tasks at the same time, until all have ended. Must be called on a platform thread.
   *
   * @throws ExecutionException if a task failed
   * @throws IllegalStateException if all wait and no wake-up is left: a deadlock
   */
  void run(List<Runnable> tasks) throws ExecutionException, InterruptedException {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("A virtual thread cannot wait until all others wait.");
    }
    ExecutorService started = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<?>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(started.submit(task)));
      while (!areDone(futures)) {
        advance(futures);
      }
      for (Future<?> each : futures) {
        each.get();
      }
    } finally {
      started.shutdownNow();
    }
  }

  private void advance(List<Future<?>> futures) throws InterruptedException {
    threads.awaitAllWaiting();
    if (isFarFromProof()) {
      threads.awaitMonitorHandOffs();
      provenAt = clock.instant();
      // Time may have to stand still for those who are queued only now.
      threads.awaitAllWaiting();
    }
    if (!areDone(futures) && !clock.advance()) {
      throw new IllegalStateException("All threads wait, and nothing will wake them.");
    }
  }

  /** Whether the next advance would lead too far from the last time at which all surely waited. */
  private boolean isFarFromProof() {
    Duration ahead = clock.untilNext().orElse(unproven.plusNanos(1));
    return Duration.between(provenAt, clock.instant()).plus(ahead).compareTo(unproven) > 0;
  }

  private static boolean areDone(List<Future<?>> futures) {
    return futures.stream().allMatch(Future::isDone);
  }
}
