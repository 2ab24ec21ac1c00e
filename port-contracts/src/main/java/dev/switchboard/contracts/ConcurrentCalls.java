package dev.switchboard.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes concurrent calls. */
final class ConcurrentCalls {

  private ConcurrentCalls() {}

  /** Makes {@code times} calls, sixteen at a time, and returns their results in order. */
  static <T> List<T> atOnce(int times, Function<Integer, T> call) {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Callable<T>> calls =
          IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> call.apply(i)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
