package dev.switchboard.domain.fanout;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Does tasks at the same time, a bounded number of them, and is not left before all are done.
 *
 * <p>Lambda freezes whatever still runs when a handler returns, so nothing may.
 */
final class Crew implements AutoCloseable {

  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Crew(int size) {
    this.free = new Semaphore(size);
  }

  /** Takes a task, as soon as one of the crew is free for it. */
  void take(Runnable task) {
    free.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            free.release();
          }
        });
  }

  /** Waits for the tasks taken. */
  @Override
  public void close() {
    threads.close();
  }
}
