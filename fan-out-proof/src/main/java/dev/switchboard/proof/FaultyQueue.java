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

  /** How long SQS leaves a job alone that was delivered and not acknowledged. */
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  /** When the client of SQS gives a call up. */
  private static final Duration TIME_OUT = Duration.ofSeconds(3);

  private static final int MOST_TWICE = 10;

  /**
   * A job that waits.
   *
   * @param receives how often it will have been delivered, the next time included
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
   * An empty one.
   *
   * @param recipients counts those of a job, at the moment when it is taken
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

  /** What is refused may have been heard all the same: every other job is. */
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

  /** The next job, whenever it is due; none if none waits. */
  synchronized Optional<Waiting> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** Delivers a job that was not acknowledged once more. */
  synchronized void again(Waiting delivered) {
    Instant due = clock.instant().plus(VISIBILITY);
    waiting.add(new Waiting(delivered.body(), delivered.receives() + 1, due, number++));
  }

  /** How many recipients it took over since it was last asked. */
  synchronized QueuedWork takeHandedOver() {
    QueuedWork taken = handedOver;
    handedOver = QueuedWork.NOBODY;
    return taken;
  }
}
