package dev.switchboard.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does tasks one after the other, in the order they came, whichever threads bring them.
 *
 * <p>Nobody waits: who finds the lane busy leaves a task to the thread that is at it.
 */
final class Lane {

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger undone = new AtomicInteger();

  /** Does a task, and those that come meanwhile, unless another thread is at it. */
  void run(Runnable task) {
    if (enter(task)) {
      drain();
    }
  }

  /** The same on a thread of its own. */
  void start(Runnable task) {
    if (enter(task)) {
      Thread.startVirtualThread(this::drain);
    }
  }

  private boolean enter(Runnable task) {
    waiting.add(task);
    return undone.getAndIncrement() == 0;
  }

  private void drain() {
    do {
      waiting.remove().run();
    } while (undone.decrementAndGet() > 0);
  }
}
