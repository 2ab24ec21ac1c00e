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
 * Runs tasks on virtual threads, with a maximum number at once. Closing it waits for all of them.
 *
 * <p>No task may outlive the handler, since Lambda freezes the process when the handler returns,
 * and kills a handler that does not return in time. An executor with a deadline therefore stops
 * {@link #GRACE} after it. Its threads are interrupted, and later tasks run in the thread that
 * submits them.
 */
public final class BoundedExecutor implements AutoCloseable {

  /** The time after the deadline for requests in progress. */
  public static final Duration GRACE = Duration.ofSeconds(1);

  private static final Instant NEVER = Instant.MIN;

  private final int size;
  private final Semaphore threadPermits;
  private final Semaphore waitingPermits;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
  private final DelayedTaskQueue delayed;
  private final Pause pause;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pause.Alarm stopAlarm;

  /**
   * Creates an executor without a deadline, for tasks that end by themselves.
   *
   * @param size the maximum number of tasks at once
   */
  public BoundedExecutor(int size) {
    this(size, new DelayedTaskQueue(() -> NEVER), _ -> {});
  }

  private BoundedExecutor(int size, DelayedTaskQueue delayed, Pause pause) {
    this.size = size;
    this.threadPermits = new Semaphore(size);
    this.waitingPermits = new Semaphore(size);
    this.delayed = delayed;
    this.pause = pause;
    this.stopAlarm = () -> {};
  }

  /**
   * Creates an executor with a deadline.
   *
   * @param size the maximum number of tasks at once
   */
  public BoundedExecutor(int size, Instant deadline, InstantSource clock, Pause pause) {
    this.size = size;
    this.threadPermits = new Semaphore(size);
    this.waitingPermits = new Semaphore(size);
    this.delayed = new DelayedTaskQueue(clock);
    this.pause = pause;
    Duration left = Duration.between(clock.instant(), deadline.plus(GRACE));
    this.stopAlarm = pause.alarm(left, threads::shutdownNow);
  }

  /**
   * Runs an action on an additional virtual thread, and returns when it has ended. Many tasks
   * should be submitted from such an action. Waking a virtual thread from a platform thread takes
   * longer than many a task.
   */
  public void runAndWait(Runnable action) {
    try {
      CompletableFuture.runAsync(action, this::start).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /**
   * Runs a task as soon as a thread is threadPermits. Blocks while {@code size} tasks are already
   * waiting.
   */
  public void submit(Runnable task) {
    waitingPermits.acquireUninterruptibly();
    tasks.add(task);
    startThread();
  }

  /**
   * Runs a task after a delay, as soon as a thread is free and before waiting tasks. A delayed task
   * does not count as waiting, so this method never blocks.
   */
  public void submitDelayed(Runnable task, Duration delay) {
    delayed.add(task, delay);
  }

  /**
   * Computes a value on an additional thread, which does not count towards the maximum.
   *
   * @throws RejectedExecutionException if the executor was stopped after its deadline
   */
  public <T> CompletableFuture<T> supplyAsync(Supplier<T> supplier) {
    return CompletableFuture.supplyAsync(supplier, threads);
  }

  /** Waits until no submitted task is left; delayed tasks may still wait. */
  public void awaitSubmitted() {
    do {
      while (startThread()) {}
      threadPermits.acquireUninterruptibly(size);
      threadPermits.release(size);
    } while (hasTasks());
  }

  /** Runs the delayed tasks immediately, and waits until no task is left. */
  public void runDelayedNow() {
    while (delayed.takeAll(due::add)) {
      awaitSubmitted();
    }
  }

  /** Waits until no task is left, including delayed tasks. */
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
    boolean starts = hasTasks() && threadPermits.tryAcquire();
    if (starts) {
      start(this::runTasks);
    }
    return starts;
  }

  /**
   * Runs tasks one after another: a new thread for each would take a twentieth of a post's time.
   */
  private void runTasks() {
    try {
      for (Runnable task = nextTask(); task != null; task = nextTask()) {
        task.run();
      }
    } finally {
      threadPermits.release();
      // A task submitted in the meantime found no free thread.
      startThread();
    }
  }

  private @Nullable Runnable nextTask() {
    Runnable dueTask = due.poll();
    if (dueTask == null && !delayed.isEmpty()) {
      dueTask = delayed.poll();
    }
    if (dueTask != null) {
      return dueTask;
    }
    Runnable task = tasks.poll();
    if (task != null) {
      waitingPermits.release();
    }
    return task;
  }

  private void start(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException stopped) {
      task.run();
    }
  }

  /** Waits for all tasks, including delayed tasks. */
  @Override
  public void close() {
    awaitAll();
    threads.close();
    stopAlarm.close();
  }
}
