package dev.switchboard.proof;

import static java.util.Comparator.comparing;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.domain.queue.JobCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToIntFunction;

/**
 * A queue that may refuse jobs, deliver them twice, or not answer; jobs travel as they do over SQS.
 */
final class FaultyQueue implements FanOutQueue {

  /** The time for which SQS hides a job that was delivered and not acknowledged. */
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  /** The time after which the client of SQS stops waiting for a call. */
  private static final Duration TIME_OUT = Duration.ofSeconds(3);

  private static final int MOST_TWICE = 10;

  /**
   * A job that waits.
   *
   * @param receives the number of deliveries of the job, including the next one
   */
  record Waiting(String body, int receives, Instant due, long number) {}

  private final JobCodec codec;
  private final SkippingClock clock;
  private final WorkerProcess process;
  private final FaultMix mix;
  private final ToIntFunction<FanOutJob> recipients;
  private final Queue<Waiting> waiting =
      new PriorityQueue<>(comparing(Waiting::due).thenComparingLong(Waiting::number));
  private long number;
  private int calls;
  private int offered;
  private int refusals;
  private int twice;
  private QueuedWork handedOver = QueuedWork.NOBODY;

  /**
   * Creates an empty queue.
   *
   * @param recipients counts the recipients of a job at the moment when it is accepted
   */
  FaultyQueue(
      JobCodec codec,
      SkippingClock clock,
      WorkerProcess process,
      FaultMix mix,
      ToIntFunction<FanOutJob> recipients) {
    this.codec = codec;
    this.clock = clock;
    this.process = process;
    this.mix = mix;
    this.recipients = recipients;
  }

  @Override
  public synchronized List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    if (!process.isAlive()) {
      return jobs;
    }
    calls++;
    if (mix.has(FaultKind.HANGING) && calls % 4 >= 2) {
      hang(jobs);
      return jobs;
    }
    List<FanOutJob> refused = new ArrayList<>();
    for (FanOutJob job : jobs) {
      offered++;
      if (mix.has(FaultKind.REFUSING_QUEUE) && offered % 2 == 1) {
        refused.add(job);
        hearNevertheless(job);
      } else {
        handedOver = handedOver.and(job, recipients.applyAsInt(job));
        add(job);
      }
    }
    return refused;
  }

  private void hang(List<FanOutJob> jobs) {
    clock.turnTo(clock.instant().plus(TIME_OUT));
    jobs.forEach(this::hearNevertheless);
  }

  /** Accepts every other job that is refused: a refused job may have been accepted all the same. */
  private void hearNevertheless(FanOutJob job) {
    refusals++;
    if (refusals % 2 == 0) {
      add(job);
    }
  }

  private void add(FanOutJob job) {
    String body = codec.write(job);
    Instant due = clock.instant().plus(job.delay());
    waiting.add(new Waiting(body, 1, due, number++));
    if (mix.has(FaultKind.JOBS_TWICE) && twice < MOST_TWICE) {
      twice++;
      waiting.add(new Waiting(body, 1, due, number++));
    }
  }

  /** Returns the next job, at any due time; empty if no job waits. */
  synchronized Optional<Waiting> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** Delivers a job that was not acknowledged once more. */
  synchronized void again(Waiting delivered) {
    Instant due = clock.instant().plus(VISIBILITY);
    waiting.add(new Waiting(delivered.body(), delivered.receives() + 1, due, number++));
  }

  /** Returns the work that the queue accepted since the last call. */
  synchronized QueuedWork takeHandedOver() {
    QueuedWork taken = handedOver;
    handedOver = QueuedWork.NOBODY;
    return taken;
  }
}
