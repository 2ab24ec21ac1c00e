package dev.switchboard.proof;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.lambda.FanOutJobProcessor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A run of one mix: one publication with faults, all jobs that result from it, and one more
 * publication without faults.
 */
final class MixRun {

  private static final ChannelName CHANNEL = new ChannelName("/broadcast");
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int WINDOW = 8;
  private static final int POSTS_PER_SECOND = 1_000;
  private static final int LARGE = 20;
  private static final int NOT_LARGE = 1_000;

  private final FaultMix mix;
  private final String text;
  private final MixEnvironment environment;
  private final SkippingClock clock;
  private final StoreTables tables = new StoreTables();
  private final WorkerProcess process = new WorkerProcess();
  private final PublicationObserver observer = new PublicationObserver();

  private MixRun(FaultMix mix, String text, MixEnvironment environment) {
    this.mix = mix;
    this.text = text;
    this.environment = environment;
    this.clock = environment.clock;
  }

  /** Runs a mix to its end and checks the results. */
  static MixResult of(FaultMix mix, String text, MixEnvironment environment) throws IOException {
    MixRun run = new MixRun(mix, text, environment);
    new InitialRows(mix, run.tables, run.clock.instant())
        .add(environment.clients.listeners(), environment.clients.left());
    run.publish();
    return run.judge();
  }

  /** Publishes and runs all jobs that were handed off. */
  private void publish() {
    FaultyQueue queue =
        new FaultyQueue(
            environment.wire.jobs(), clock, process, mix, job -> tables.recipients(job).size());
    FanOut fanOut = fanOut(mix, environment.transport(mix), queue, observer::tried);
    publish(fanOut, queue);
    FanOutJobProcessor work = new FanOutJobProcessor(fanOut, clock);
    new JobRunner(mix, work, process, queue, environment.wire.jobs(), tables, clock, observer)
        .workAll();
  }

  private void publish(FanOut fanOut, FaultyQueue queue) {
    int audience = tables.subscribers().size();
    Instant deadline = clock.instant().plus(TIME);
    try {
      FanOutReport report = fanOut.publish(publication(text), deadline);
      boolean guessed = report.unsent() > 0;
      observer.said(
          new InvocationReport(
              "the publication",
              audience,
              DeliveryCounts.of(report),
              queue.takeHandedOver(),
              guessed),
          true);
    } catch (StoreUnavailableException down) {
      observer.failed(mix, audience, queue.takeHandedOver());
    }
    observer.ended(new InvocationEnd("the publication", deadline, clock.instant()));
  }

  private MixResult judge() throws IOException {
    PublicationOutcome outcome = observer.outcome();
    StoredRows rows = tables.rows();
    Set<ConnectionId> reached = ConcurrentHashMap.newKeySet();
    String last = "after " + text;
    FollowUpPublication nextTime = publishAgain(last, reached);
    ReceivedMessages hearing =
        new ReceivedMessages(mix, environment.heard(text, last, reached), outcome);
    List<Breach> breaches = new ArrayList<>(observer.breaches());
    breaches.addAll(hearing.breaches());
    breaches.addAll(
        new RemainingRows(mix, environment.clients.listeners(), rows, outcome).breaches());
    nextTime.breach().ifPresent(breaches::add);
    return new MixResult(
        breaches, observer.deliveries(), outcome.deadLetters().jobs().size(), hearing.missed());
  }

  /** Publishes when no fault is in force and no connection can be about to open. */
  private FollowUpPublication publishAgain(String last, Set<ConnectionId> reached) {
    clock.pause(Connection.OPENING);
    StoredRows before = tables.rows();
    FanOut fanOut =
        fanOut(FaultMix.NONE, environment.transport(FaultMix.NONE), FanOutQueue.NONE, reached::add);
    FanOutReport report = fanOut.publish(publication(last), clock.instant().plus(TIME));
    return new FollowUpPublication(
        environment.clients.listeners(), before, DeliveryCounts.of(report), tables.rows());
  }

  private FanOut fanOut(
      FaultMix during, Transport transport, FanOutQueue queue, Consumer<ConnectionId> tried) {
    return new FanOut(
        new FaultyStore(tables, process, clock, during, this::forgotten),
        new FaultyTransport(transport, process, clock, during, tried),
        environment.wire.codec(),
        queue,
        clock,
        clock,
        new FanOutLimits(
            WINDOW, POSTS_PER_SECOND, during.has(FaultKind.LARGE_AUDIENCE) ? LARGE : NOT_LARGE));
  }

  private void forgotten(Connection connection) {
    observer.removed(connection, clock.instant());
  }

  private static Publication publication(String text) {
    return new Publication(CHANNEL, List.of(new Event.Text(text)));
  }
}
