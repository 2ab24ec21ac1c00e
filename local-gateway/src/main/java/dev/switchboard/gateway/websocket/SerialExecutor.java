package dev.switchboard.gateway.websocket;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Does tasks one after the other, in the order they came, whichever threads bring them.
 *
 * <p>Nobody waits: who finds the lane busy leaves a task to the thread that is at it. Who finds it
 * free, as almost every post does, does the task without queueing it.
 */
public final class SerialExecutor {

  private final Queue<Runnable> waiting = new ArrayDeque<>(1);
  private boolean busy;

  /** Does a task, and those that come meanwhile, unless another thread is at it. */
  public void run(Runnable task) {
    if (enter(task)) {
      drain(task);
    }
  }

  /** The same on a thread of its own. */
  public void start(Runnable task) {
    if (enter(task)) {
      Thread.startVirtualThread(() -> drain(task));
    }
  }

  private synchronized boolean enter(Runnable task) {
    boolean free = !busy;
    if (free) {
      busy = true;
    } else {
      waiting.add(task);
    }
    return free;
  }

  private void drain(Runnable first) {
    Optional<Runnable> task = Optional.of(first);
    while (task.isPresent()) {
      task.get().run();
      task = next();
    }
  }

  private synchronized Optional<Runnable> next() {
    busy = !waiting.isEmpty();
    return Optional.ofNullable(waiting.poll());
  }
}
