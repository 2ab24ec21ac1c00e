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
 * Keeps jobs in this process until their time has come, and has a few of them worked off at once,
 * each on a virtual thread.
 *
 * <p>A worker that throws gets its job again, five times in all, after which the job is forgotten:
 * what went wrong is the worker's to tell. What waits is gone with the process.
 */
@Singleton
final class InMemoryFanOutQueue implements FanOutQueue {

  /** How many jobs it holds: those of an audience of millions. */
  static final int MOST = 10_000;

  private static final int AT_ONCE = 5;
  private static final int RECEIVES = 5;
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(5);

  private final Pause pause;
  private final Provider<ObjIntConsumer<FanOutJob>> worker;
  private final Semaphore room = new Semaphore(MOST);
  private final Semaphore workers = new Semaphore(AT_ONCE, true);

  /**
   * Makes one.
   *
   * @param worker works off a job, told how often it was delivered; asked for only when a job has
   *     come, as a worker needs a queue itself
   */
  @Inject
  InMemoryFanOutQueue(Pause pause, Provider<ObjIntConsumer<FanOutJob>> worker) {
    this.pause = pause;
    this.worker = worker;
  }

  @Override
  public List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    List<FanOutJob> left = new ArrayList<>();
    for (FanOutJob job : jobs) {
      if (room.tryAcquire()) {
        Thread.startVirtualThread(() -> deliver(job));
      } else {
        left.add(job);
      }
    }
    return left;
  }

  private void deliver(FanOutJob job) {
    try {
      pause.pause(job.delay());
      for (int receive = 1; !isDone(job, receive) && receive < RECEIVES; receive++) {
        pause.pause(BEFORE_ANOTHER);
      }
    } finally {
      room.release();
    }
  }

  private boolean isDone(FanOutJob job, int receive) {
    workers.acquireUninterruptibly();
    try {
      worker.get().accept(job, receive);
      return true;
    } catch (RuntimeException failure) {
      // A border: as on AWS, a worker that fails gets the job again.
      return false;
    } finally {
      workers.release();
    }
  }
}
