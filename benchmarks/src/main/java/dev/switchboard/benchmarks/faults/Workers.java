package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.lambda.FanOutJobProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Delivers jobs to one worker after the other, as SQS and Lambda do, until none is left. */
final class Workers {

  /** What a worker has of its minute to send. */
  private static final Duration TIME = Duration.ofSeconds(55);

  private static final int MOST_RECEIVES = 5;
  private static final int MOST_KILLED = 3;
  private static final int POSTS_OF_THE_KILLED = 5;

  private final Mix mix;
  private final FanOutJobProcessor work;
  private final WorkerProcess process;
  private final FaultyQueue queue;
  private final JobCodec codec;
  private final TwoTables tables;
  private final TurningClock clock;
  private final Ledger ledger;
  private int killed;

  Workers(
      Mix mix,
      FanOutJobProcessor work,
      WorkerProcess process,
      FaultyQueue queue,
      JobCodec codec,
      TwoTables tables,
      TurningClock clock,
      Ledger ledger) {
    this.mix = mix;
    this.work = work;
    this.process = process;
    this.queue = queue;
    this.codec = codec;
    this.tables = tables;
    this.clock = clock;
    this.ledger = ledger;
  }

  /** Delivers jobs until none is left, or that comes to no end. */
  void workAll() {
    Optional<FaultyQueue.Waiting> job = queue.next();
    while (job.isPresent() && ledger.delivered()) {
      clock.turnTo(job.get().due());
      deliver(job.get());
      job = queue.next();
    }
  }

  private void deliver(FaultyQueue.Waiting delivered) {
    FanOutJob job = codec.read(delivered.body());
    int audience = tables.recipients(job);
    WorkerContext context = new WorkerContext();
    killSometimes(delivered);
    Instant deadline = clock.instant().plus(TIME);
    boolean done = isDone(job, delivered.receives(), context);
    ledger.ended(new Ending(context.line(), deadline, clock.instant()));
    HandedOver handedOver = queue.takeHandedOver();
    if (process.isAlive() && !context.hasFailed()) {
      note(job, audience, context.line(), handedOver, done);
    }
    boolean acknowledged = process.isAlive() && done;
    process.restart();
    if (!acknowledged) {
      deliverAgain(delivered, job);
    }
  }

  private void note(FanOutJob job, int audience, String line, HandedOver handedOver, boolean done) {
    Counts counts = Counts.of(line);
    switch (job.work()) {
      case FanOutJob.SendToShare work -> {
        ledger.said(new Statement(line, audience, counts, handedOver, !done), done);
        ledger.came(new Progress(line, work, handedOver));
      }
      case FanOutJob.SendToSome _ ->
          ledger.said(new Statement(line, audience, counts, handedOver, !done), done);
      case FanOutJob.Forget(var gone) -> {
        HandedOver left = handedOver.toBeForgotten();
        ledger.said(new Statement(line, audience, counts, left, !done), done);
        ledger.forgot(new Forgetting(line, gone, counts, tables.rows()));
      }
    }
  }

  private void deliverAgain(FaultyQueue.Waiting delivered, FanOutJob job) {
    if (delivered.receives() < MOST_RECEIVES) {
      queue.again(delivered);
    } else {
      ledger.deadLetter(job);
    }
  }

  private void killSometimes(FaultyQueue.Waiting delivered) {
    if (mix.has(Trouble.KILLED_WORKER) && killed < MOST_KILLED && delivered.receives() == 1) {
      killed++;
      process.killAfter(POSTS_OF_THE_KILLED);
    }
  }

  private boolean isDone(FanOutJob job, int receives, WorkerContext context) {
    try {
      work.run(job, receives, context);
      return true;
    } catch (RuntimeException again) {
      // A border, as Lambda is one: the job comes again.
      return false;
    }
  }
}
