package dev.switchboard.benchmarks.posting;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls an action once for each number of a range, on a fixed number of virtual threads. */
public final class ParallelRange {

  /** An action for one number. */
  @FunctionalInterface
  public interface Action {
    void call(int number) throws IOException, InterruptedException;
  }

  private ParallelRange() {}

  /**
   * Returns when all calls have ended.
   *
   * @throws IOException if a call failed
   */
  public static void forEach(int from, int to, int threads, Action action)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger(from);
    Callable<Boolean> thread =
        () -> {
          for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
            action.call(number);
          }
          return true;
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> each : executor.invokeAll(Collections.nCopies(threads, thread))) {
        each.get();
      }
    } catch (ExecutionException failure) {
      throw new IOException("A call failed", failure.getCause());
    }
  }
}
