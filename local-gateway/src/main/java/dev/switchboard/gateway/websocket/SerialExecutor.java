package dev.switchboard.gateway.websocket;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Runs tasks one at a time, in the order of the calls. Thread-safe.
 *
 * <p>A call never waits. If a task is running, its thread also runs the new one. Otherwise the
 * calling thread runs it without queueing, as for almost every post.
 */
final class SerialExecutor {

  private final Queue<Runnable> waiting = new ArrayDeque<>(1);
  private boolean isBusy;

  /** Runs a task, and those added meanwhile, unless another thread is running tasks. */
  void execute(Runnable task) {
    if (acquire(task)) {
      runAll(task);
    }
  }

  /** Runs a task like {@link #execute}, but on a new thread. */
  void executeAsync(Runnable task) {
    if (acquire(task)) {
      Thread.startVirtualThread(() -> runAll(task));
    }
  }

  private synchronized boolean acquire(Runnable task) {
    boolean isFree = !isBusy;
    if (isFree) {
      isBusy = true;
    } else {
      waiting.add(task);
    }
    return isFree;
  }

  private void runAll(Runnable first) {
    Optional<Runnable> task = Optional.of(first);
    while (task.isPresent()) {
      task.get().run();
      task = next();
    }
  }

  private synchronized Optional<Runnable> next() {
    isBusy = !waiting.isEmpty();
    return Optional.ofNullable(waiting.poll());
  }
}
