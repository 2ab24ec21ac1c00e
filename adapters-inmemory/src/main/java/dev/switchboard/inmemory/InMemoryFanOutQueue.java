package dev.switchboard.inmemory;

import dev.switchboard.domain.pacing.Pause;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.ObjIntConsumer;

/**
 * Keeps jobs in the memory of this process until they are due. A few are processed at once, each on
 * a virtual thread.
 *
 * <p>If a worker throws, its job is delivered again, at most five times in all, and then dropped.
 * The worker reports the failure. Jobs that wait are lost when the process ends.
 */
@Singleton
final class InMemoryFanOutQueue implements FanOutQueue {

  /** The maximum number of jobs: those of an audience of millions. */
  static final int MAX_JOBS = 10_000;

  private static final int AT_ONCE = 5;
  private static final int MAX_RECEIVES = 5;
  private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

  private final Pause pause;
  private final Provider<ObjIntConsumer<FanOutJob>> worker;
  private final Semaphore capacity = new Semaphore(MAX_JOBS);
  private final Semaphore workers = new Semaphore(AT_ONCE, true);

  /**
   * Creates an empty queue.
   *
   * @param worker processes a job, given the number of its deliveries; resolved when a job is due,
   *     because a worker depends on a queue
   */
  @Inject
  InMemoryFanOutQueue(Pause pause, Provider<ObjIntConsumer<FanOutJob>> worker) {
    this.pause = pause;
    this.worker = worker;
  }

  @Override
  public List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    List<FanOutJob> rejected = new ArrayList<>();
    for (FanOutJob job : jobs) {
      if (capacity.tryAcquire()) {
        Thread.startVirtualThread(() -> deliver(job));
      } else {
        rejected.add(job);
      }
    }
    return rejected;
  }

  private void deliver(FanOutJob job) {
    try {
      pause.pause(job.delay());
      for (int receive = 1; !isDone(job, receive) && receive < MAX_RECEIVES; receive++) {
        pause.pause(RETRY_DELAY);
      }
    } finally {
      capacity.release();
    }
  }

  private boolean isDone(FanOutJob job, int receive) {
    workers.acquireUninterruptibly();
    try {
      worker.get().accept(job, receive);
      return true;
    } catch (RuntimeException failure) {
      // As on AWS, the job of a worker that fails is delivered again.
      return false;
    } finally {
      workers.release();
    }
  }
}
