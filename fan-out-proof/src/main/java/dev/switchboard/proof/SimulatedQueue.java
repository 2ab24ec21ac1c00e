package dev.switchboard.proof;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.domain.queue.JobCodec;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A queue in memory whose jobs are run in the same process, a few at once, as in {@code local}.
 * Jobs are stored as text.
 */
final class SimulatedQueue implements FanOutQueue {

  private static final Duration LATENCY = Duration.ofMillis(10);
  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(5);
  private static final int WORKERS = 5;
  private static final int RECEIVES = 5;

  private final SimulatedClock clock;
  private final JobCodec codec;
  private final Consumer<FanOutJob> taken;
  private final Predicate<FanOutJob> worker;
  private final Semaphore workers = new Semaphore(WORKERS);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Queue<FanOutJob> deadLetters = new ConcurrentLinkedQueue<>();

  /**
   * Creates an empty queue.
   *
   * @param taken records each job that the queue accepts
   * @param worker runs a job; returns false if the job should be delivered again
   */
  SimulatedQueue(
      SimulatedClock clock,
      JobCodec codec,
      Consumer<FanOutJob> taken,
      Predicate<FanOutJob> worker) {
    this.clock = clock;
    this.codec = codec;
    this.taken = taken;
    this.worker = worker;
  }

  @Override
  public List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    clock.pause(LATENCY);
    for (FanOutJob job : jobs) {
      taken.accept(job);
      waiting.incrementAndGet();
      String body = codec.write(job);
      Thread.startVirtualThread(() -> deliver(codec.read(body), job.delay()));
    }
    return List.of();
  }

  private void deliver(FanOutJob job, Duration delay) {
    clock.pause(delay);
    for (int receive = 1; !isDone(job); receive++) {
      if (receive == RECEIVES) {
        deadLetters.add(job);
        break;
      }
      clock.pause(BEFORE_ANOTHER);
    }
    waiting.decrementAndGet();
  }

  private boolean isDone(FanOutJob job) {
    workers.acquireUninterruptibly();
    try {
      return worker.test(job);
    } catch (RuntimeException failure) {
      // A boundary: as on AWS, the job of a failed worker is delivered again.
      return false;
    } finally {
      workers.release();
    }
  }

  /** Returns the number of jobs that wait or are running. */
  int waiting() {
    return waiting.get();
  }

  /** Returns the jobs that were given up. */
  List<FanOutJob> deadLetters() {
    return List.copyOf(deadLetters);
  }
}
