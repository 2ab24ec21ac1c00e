package dev.switchboard.proof;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.lambda.FanOutJobProcessor;
import dev.switchboard.testsupport.RecordingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Delivers jobs to one worker after the other, as SQS and Lambda do, until none is left. */
final class JobRunner {

  /** The part of a worker's minute in which it can send. */
  private static final Duration TIME = Duration.ofSeconds(55);

  private static final int MOST_RECEIVES = 5;
  private static final int MOST_KILLED = 3;
  private static final int POSTS_OF_THE_KILLED = 5;

  private final FaultMix mix;
  private final FanOutJobProcessor work;
  private final WorkerProcess process;
  private final FaultyQueue queue;
  private final JobCodec codec;
  private final StoreTables tables;
  private final SkippingClock clock;
  private final PublicationObserver observer;
  private int killed;

  JobRunner(
      FaultMix mix,
      FanOutJobProcessor work,
      WorkerProcess process,
      FaultyQueue queue,
      JobCodec codec,
      StoreTables tables,
      SkippingClock clock,
      PublicationObserver observer) {
    this.mix = mix;
    this.work = work;
    this.process = process;
    this.queue = queue;
    this.codec = codec;
    this.tables = tables;
    this.clock = clock;
    this.observer = observer;
  }

  /** Delivers jobs until none is left or the limit of deliveries is reached. */
  void workAll() {
    Optional<FaultyQueue.Waiting> job = queue.next();
    while (job.isPresent() && observer.delivered()) {
      clock.turnTo(job.get().due());
      deliver(job.get());
      job = queue.next();
    }
  }

  private void deliver(FaultyQueue.Waiting delivered) {
    FanOutJob job = codec.read(delivered.body());
    int audience = tables.recipients(job).size();
    RecordingContext context = new RecordingContext();
    context.leaves(Duration.ofMinutes(1));
    killSometimes(delivered);
    Instant deadline = clock.instant().plus(TIME);
    boolean done = isDone(job, delivered.receives(), context);
    String line = context.log().isEmpty() ? "" : context.log().getLast();
    observer.ended(new InvocationEnd(line, deadline, clock.instant()));
    QueuedWork handedOver = queue.takeHandedOver();
    if (process.isAlive() && !line.contains("\"failure\"")) {
      note(job, audience, line, handedOver, done);
    }
    boolean acknowledged = process.isAlive() && done;
    process.restart();
    if (!acknowledged) {
      deliverAgain(delivered, job);
    }
  }

  private void note(FanOutJob job, int audience, String line, QueuedWork handedOver, boolean done) {
    DeliveryCounts counts = DeliveryCounts.of(line);
    boolean sends = !(job.work() instanceof FanOutJob.Forget);
    QueuedWork left = sends ? handedOver : handedOver.toBeForgotten();
    observer.said(new InvocationReport(line, audience, counts, left, !done), done);
    switch (job.work()) {
      case FanOutJob.SendToShare work -> observer.workedOn(line, work, handedOver);
      case FanOutJob.SendToSome _ -> {}
      case FanOutJob.Forget(var gone) -> observer.forgot(line, gone, counts.gone(), tables.rows());
    }
  }

  private void deliverAgain(FaultyQueue.Waiting delivered, FanOutJob job) {
    if (delivered.receives() < MOST_RECEIVES) {
      queue.again(delivered);
    } else {
      observer.deadLetter(job);
    }
  }

  private void killSometimes(FaultyQueue.Waiting delivered) {
    if (mix.has(FaultKind.KILLED_WORKER) && killed < MOST_KILLED && delivered.receives() == 1) {
      killed++;
      process.killAfter(POSTS_OF_THE_KILLED);
    }
  }

  private boolean isDone(FanOutJob job, int receives, RecordingContext context) {
    try {
      work.run(job, receives, context);
      return true;
    } catch (RuntimeException again) {
      // A boundary, as in Lambda: the job is delivered again.
      return false;
    }
  }
}
