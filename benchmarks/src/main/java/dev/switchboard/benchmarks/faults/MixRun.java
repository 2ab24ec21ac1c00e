package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.lambda.FanOutWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One publication while some things go wrong, and all the jobs that come of it. */
final class MixRun {

  private static final ChannelName CHANNEL = new ChannelName("/broadcast");
  private static final ChannelPattern PATTERN = new ChannelPattern("/broadcast");
  private static final SubscriptionId ONLY = new SubscriptionId("1");
  private static final Duration TIME = Duration.ofSeconds(20);

  /** What a worker has of its minute to send. */
  private static final Duration WORKER_TIME = Duration.ofSeconds(55);

  private static final int WINDOW = 8;
  private static final int POSTS_PER_SECOND = 1_000;
  private static final int LARGE = 20;
  private static final int MOST_RECEIVES = 5;
  private static final int MOST_KILLED = 3;
  private static final int POSTS_OF_THE_KILLED = 5;
  private static final int MOST_DELIVERIES = 1_000;

  private final Mix mix;
  private final String text;
  private final Surroundings surroundings;
  private final WorkerProcess process = new WorkerProcess();
  private final ConnectionStore memory;
  private final FaultyQueue queue;
  private final FanOut fanOut;
  private final FanOutWork work;
  private final Ledger ledger;
  private int killed;

  private MixRun(Mix mix, String text, Surroundings surroundings) {
    this.mix = mix;
    this.text = text;
    this.surroundings = surroundings;
    TurningClock clock = surroundings.clock;
    this.memory = DaggerMemoryComponent.factory().create(clock, Limits.DEFAULT).store();
    this.ledger = new Ledger(mix, memory);
    this.queue = new FaultyQueue(surroundings.wire.jobs(), clock, process, mix, this::recipients);
    this.fanOut =
        new FanOut(
            new FaultyStore(memory, process, mix.has(Trouble.FAILING_STORE)),
            new FaultyTransport(
                surroundings.transport(mix),
                process,
                clock,
                mix.has(Trouble.LATE_POSTS),
                ledger::tried),
            surroundings.wire.codec(),
            queue,
            clock,
            clock,
            new FanOutLimits(
                WINDOW, POSTS_PER_SECOND, mix.has(Trouble.LARGE_AUDIENCE) ? LARGE : 1_000));
    this.work = new FanOutWork(fanOut, clock);
  }

  /** Runs a mix to its end, and looks at what it left. */
  static Finding of(Mix mix, String text, Surroundings surroundings)
      throws IOException, InterruptedException {
    MixRun run = new MixRun(mix, text, surroundings);
    run.gather();
    run.publish();
    int jobs = run.workAll();
    return run.ledger.close(surroundings, text, jobs);
  }

  private void gather() {
    Instant now = surroundings.clock.instant();
    Instant longAgo = now.minus(Connection.OPENING);
    surroundings.listeners().forEach(id -> add(id, longAgo));
    for (int i = 0; i < surroundings.left().size(); i++) {
      boolean opening = i % 2 == 0;
      if (mix.has(opening ? Trouble.OPENING : Trouble.GONE)) {
        add(surroundings.left().get(i), opening ? now : longAgo);
      }
    }
  }

  private void add(ConnectionId id, Instant connectedAt) {
    Connection connection = Connection.plain(id, connectedAt);
    memory.add(connection, List.of(new Subscription(connection, ONLY, PATTERN)));
  }

  private void publish() {
    int audience = inShare(AudienceShare.WHOLE, Cursor.START);
    Publication publication = new Publication(CHANNEL, List.of(new Event.Text(text)));
    Instant deadline = surroundings.clock.instant().plus(TIME);
    try {
      FanOutReport report = fanOut.publish(publication, deadline);
      Counts counts = Counts.of(report);
      boolean estimated = report.unsent() > 0;
      ledger.said("the publication", audience, counts, queue.takeHandedOver(), estimated);
      ledger.acknowledged(counts, estimated);
    } catch (StoreUnavailableException lost) {
      // The first page can be read in every mix, so there is something to report.
      ledger.violation("the publication has no report");
    }
    ledger.ended("the publication", surroundings.clock.instant(), deadline);
  }

  /** Delivers jobs until none is left; answers how many deliveries that took. */
  private int workAll() {
    int deliveries = 0;
    for (Optional<FaultyQueue.Waiting> job = queue.next(); job.isPresent(); job = queue.next()) {
      deliveries++;
      if (deliveries > MOST_DELIVERIES) {
        ledger.violation("the jobs come to no end");
        return deliveries;
      }
      surroundings.clock.turnTo(job.get().due());
      deliver(job.get());
    }
    return deliveries;
  }

  private void deliver(FaultyQueue.Waiting delivered) {
    FanOutJob job = surroundings.wire.jobs().read(delivered.body());
    int audience = recipients(job);
    WorkerContext context = new WorkerContext();
    killSometimes(delivered);
    Instant deadline = surroundings.clock.instant().plus(WORKER_TIME);
    boolean done = isDone(job, delivered.receives(), context);
    ledger.ended(context.line(), surroundings.clock.instant(), deadline);
    HandedOver handedOver = queue.takeHandedOver();
    boolean alive = process.isAlive();
    process.restart();
    if (alive && !context.line().contains("\"failure\"")) {
      ledger.said(context.line(), audience, Counts.of(context.line()), handedOver, !done);
    }
    if (alive && done) {
      ledger.acknowledged(Counts.of(context.line()), false);
    } else if (delivered.receives() < MOST_RECEIVES) {
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

  private int recipients(FanOutJob job) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(_, _, var share, var from) -> inShare(share, from);
      case FanOutJob.SendToSome(_, var recipients, _) -> recipients.size();
      case FanOutJob.Forget(var gone) -> gone.size();
    };
  }

  private int inShare(AudienceShare share, Cursor from) {
    return FaultyStore.after(memory, PATTERN, share, from).size();
  }
}
