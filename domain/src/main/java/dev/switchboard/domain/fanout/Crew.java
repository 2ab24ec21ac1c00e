package dev.switchboard.domain.fanout;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Does tasks at the same time, a bounded number of them, and is not left before all are done.
 *
 * <p>Lambda freezes whatever still runs when a handler returns, so nothing may; and it kills a
 * handler that does not return. So one with a deadline is cut off {@link #GRACE} after it: whoever
 * still waits for an answer is interrupted, and tasks that come later find themselves alone, in the
 * thread that brings them.
 */
public final class Crew implements AutoCloseable {

  /** How many may wait aside: with their threads some megabytes, however large the audience. */
  private static final int ASIDE = 1_000;

  /** How long what is on its way at the deadline may take to arrive. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private final Semaphore free;
  private final Semaphore room;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Semaphore aside = new Semaphore(ASIDE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pause.Alarm cutOff;

  /** Hires a crew of this size, for tasks that come to an end by themselves. */
  public Crew(int size) {
    this.free = new Semaphore(size);
    this.room = new Semaphore(size);
    this.cutOff = () -> {};
  }

  /** Hires a crew of a size, until a deadline. */
  Crew(int size, Means means, Instant deadline) {
    this.free = new Semaphore(size);
    this.room = new Semaphore(size);
    Duration left = Duration.between(means.clock().instant(), deadline.plus(GRACE));
    this.cutOff = means.pause().alarm(left, threads::shutdownNow);
  }

  /**
   * Lets one more thread like the crew's own hand out tasks, and returns when it has: whoever calls
   * may have an operating system's thread, and to wake one of those for each task takes longer than
   * many a task.
   */
  void handOut(Runnable tasks) {
    try {
      CompletableFuture.runAsync(tasks, this::execute).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Takes a task for the next of the crew that is free; waits while too many are left already. */
  public void take(Runnable task) {
    room.acquireUninterruptibly();
    tasks.add(task);
    employ();
  }

  /**
   * Has one more of the crew work, if there is something to do and one is free for whom nobody
   * waits who stepped aside: who has begun goes first.
   */
  private void employ() {
    if (!tasks.isEmpty() && !free.hasQueuedThreads() && free.tryAcquire()) {
      execute(this::work);
    }
  }

  /**
   * Does one task after the other, for to begin a thread for each takes a twentieth of a post's
   * time, until there is none or somebody who stepped aside wants to go on.
   */
  private void work() {
    try {
      Runnable task = tasks.poll();
      while (task != null) {
        room.release();
        task.run();
        task = free.hasQueuedThreads() ? null : tasks.poll();
      }
    } finally {
      free.release();
      // Who came meanwhile found nobody free.
      employ();
    }
  }

  private void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException cutOff) {
      task.run();
    }
  }

  /**
   * Asks something beside the tasks, for which none of the crew needs to be free.
   *
   * @throws RejectedExecutionException if the crew is cut off
   */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, threads);
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
    employ();
    try {
      wait.run();
    } finally {
      aside.release();
      free.acquireUninterruptibly();
      employ();
    }
  }

  /** Waits for the tasks taken. */
  @Override
  public void close() {
    threads.close();
    cutOff.close();
  }
}
