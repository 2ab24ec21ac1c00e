package dev.switchboard.domain.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads, a bounded number at once. Closing it waits for all of them.
 *
 * <p>Lambda freezes whatever still runs when a handler returns, so nothing may; and it kills a
 * handler that does not return. An executor with a deadline is therefore cut off {@link #GRACE}
 * after it: its threads are interrupted, and later tasks run in the thread that brings them.
 */
public final class BoundedExecutor implements AutoCloseable {

  /** How long a request that is under way at the deadline may still take. */
  public static final Duration GRACE = Duration.ofSeconds(1);

  private static final Instant NEVER = Instant.MIN;

  private final int size;
  private final Semaphore free;
  private final Semaphore room;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
  private final DelayedTasks delayed;
  private final Pause pause;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pause.Alarm cutOff;

  /** Runs at most so many tasks at once; for tasks that end by themselves. */
  public BoundedExecutor(int size) {
    this(size, new DelayedTasks(() -> NEVER), _ -> {});
  }

  private BoundedExecutor(int size, DelayedTasks delayed, Pause pause) {
    this.size = size;
    this.free = new Semaphore(size);
    this.room = new Semaphore(size);
    this.delayed = delayed;
    this.pause = pause;
    this.cutOff = () -> {};
  }

  /** Runs at most so many tasks at once, until a deadline. */
  public BoundedExecutor(int size, Instant deadline, InstantSource clock, Pause pause) {
    this.size = size;
    this.free = new Semaphore(size);
    this.room = new Semaphore(size);
    this.delayed = new DelayedTasks(clock);
    this.pause = pause;
    Duration left = Duration.between(clock.instant(), deadline.plus(GRACE));
    this.cutOff = pause.alarm(left, threads::shutdownNow);
  }

  /**
   * Runs something on one more virtual thread, and returns when it has ended. Whoever submits many
   * tasks should do so inside: to wake a platform thread for each takes longer than many a task.
   */
  public void inside(Runnable submitting) {
    try {
      CompletableFuture.runAsync(submitting, this::start).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Runs a task as soon as a thread is free; blocks while the bound of tasks wait already. */
  public void submit(Runnable task) {
    room.acquireUninterruptibly();
    tasks.add(task);
    startThread();
  }

  /**
   * Runs a task after a while, before those that wait, once a thread is free. It does not count as
   * waiting, so this never blocks.
   */
  public void submitLater(Runnable task, Duration wait) {
    delayed.add(task, wait);
  }

  /**
   * Computes something beside the tasks, on a thread that does not count.
   *
   * @throws RejectedExecutionException if the executor is cut off
   */
  public <T> CompletableFuture<T> supply(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, threads);
  }

  /** Waits until no task runs; those that were submitted for later may still wait. */
  public void awaitSubmitted() {
    do {
      while (startThread()) {}
      free.acquireUninterruptibly(size);
      free.release(size);
    } while (hasTasks());
  }

  /** Runs those that were submitted for later now, and waits until no task is left. */
  public void runDelayedNow() {
    while (delayed.takeAll(due::add)) {
      awaitSubmitted();
    }
  }

  /** Waits until no task is left, also of those that were submitted for later. */
  public void awaitAll() {
    awaitSubmitted();
    while (!delayed.isEmpty()) {
      delayed.awaitNext(pause, due::add);
      awaitSubmitted();
    }
  }

  private boolean hasTasks() {
    return !tasks.isEmpty() || !due.isEmpty();
  }

  private boolean startThread() {
    boolean starts = hasTasks() && free.tryAcquire();
    if (starts) {
      start(this::work);
    }
    return starts;
  }

  /** Runs one task after the other: a thread for each would take a twentieth of a post's time. */
  private void work() {
    try {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
      }
    } finally {
      free.release();
      // Tasks that came meanwhile found no free thread.
      startThread();
    }
  }

  private @Nullable Runnable next() {
    Runnable again = due.poll();
    if (again == null && !delayed.isEmpty()) {
      again = delayed.poll();
    }
    if (again != null) {
      return again;
    }
    Runnable task = tasks.poll();
    if (task != null) {
      room.release();
    }
    return task;
  }

  private void start(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException isCutOff) {
      task.run();
    }
  }

  /** Waits for all tasks. */
  @Override
  public void close() {
    awaitAll();
    threads.close();
    cutOff.close();
  }
}
