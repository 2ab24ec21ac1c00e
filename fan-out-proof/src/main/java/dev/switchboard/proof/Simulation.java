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
 * Runs tasks on virtual threads in simulated time. Only its own thread advances the clock, and only
 * when all others wait.
 */
final class Simulation {

  private static final int PROOFS = 4;

  private final SimulatedClock clock;
  private final Duration unproven;
  private final VirtualThreadMonitor threads = new VirtualThreadMonitor();
  private Instant provenAt;

  /**
   * Creates a simulation that has not begun.
   *
   * @param unproven the maximum advance between two checks that no thread is left behind at a
   *     monitor: half of the shortest time that is measured
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
      // A thread that is queued only now may hand a monitor to the next one, hence several times.
      for (int proof = 0; proof < PROOFS; proof++) {
        threads.awaitMonitorHandOffs();
        threads.awaitAllWaiting();
      }
      provenAt = clock.instant();
    }
    if (!areDone(futures) && !clock.advance()) {
      throw new IllegalStateException("All threads wait, and nothing will wake them.");
    }
  }

  /**
   * Returns whether the next advance would lead too far from the last time at which all threads
   * certainly waited.
   */
  private boolean isFarFromProof() {
    Duration ahead = clock.untilNext().orElse(unproven.plusNanos(1));
    return Duration.between(provenAt, clock.instant()).plus(ahead).compareTo(unproven) > 0;
  }

  private static boolean areDone(List<Future<?>> futures) {
    return futures.stream().allMatch(Future::isDone);
  }
}
