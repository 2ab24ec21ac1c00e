package dev.switchboard.benchmarks.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final VirtualThreadMonitor threads = new VirtualThreadMonitor();

  Simulation(SimulatedClock clock) {
    this.clock = clock;
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

  private void advance(List<Future<?>> futures) {
    Optional<Duration> ahead = clock.untilNext();
    threads.awaitAllWaiting(ahead.orElse(Duration.ZERO));
    if (!areDone(futures) && !clock.advance()) {
      throw new IllegalStateException("All threads wait, and nothing will wake them.");
    }
  }

  private static boolean areDone(List<Future<?>> futures) {
    return futures.stream().allMatch(Future::isDone);
  }
}
