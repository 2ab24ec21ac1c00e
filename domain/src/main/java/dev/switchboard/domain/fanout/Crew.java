package dev.switchboard.domain.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Does tasks at the same time, a bounded number of them, and is not left before all are done.
 *
 * <p>Lambda freezes whatever still runs when a handler returns, so nothing may.
 */
public final class Crew implements AutoCloseable {

  /** How many may wait aside: with their threads some megabytes, however large the audience. */
  private static final int ASIDE = 1_000;

  private final Semaphore free;
  private final Semaphore aside = new Semaphore(ASIDE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Hires a crew of this size. */
  public Crew(int size) {
    this.free = new Semaphore(size);
  }

  /**
   * Lets one more thread like the crew's own hand out tasks, and returns when it has: whoever calls
   * may have an operating system's thread, and to wake one of those for each task takes longer than
   * many a task.
   */
  void handOut(Runnable tasks) {
    try {
      CompletableFuture.runAsync(tasks, threads).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Takes a task, as soon as one of the crew is free for it. */
  public void take(Runnable task) {
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

  /**
   * Lets one of the crew wait in the middle of its task, while another is free for the next. When
   * too many wait aside already, it waits where it is, and so slows the rest down.
   */
  void stepAside(Runnable wait) {
    if (!aside.tryAcquire()) {
      wait.run();
      return;
    }
    free.release();
    try {
      wait.run();
    } finally {
      aside.release();
      free.acquireUninterruptibly();
    }
  }

  /** Waits for the tasks taken. */
  @Override
  public void close() {
    threads.close();
  }
}
