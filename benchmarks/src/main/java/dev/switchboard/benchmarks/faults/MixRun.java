package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Limits;
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
 * One publication while some things go wrong, all the jobs that come of it, and one more when all
 * is well again.
 */
final class MixRun {

  private static final ChannelName CHANNEL = new ChannelName("/broadcast");
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int WINDOW = 8;
  private static final int POSTS_PER_SECOND = 1_000;
  private static final int LARGE = 20;
  private static final int NOT_LARGE = 1_000;

  private final Mix mix;
  private final String text;
  private final Surroundings surroundings;
  private final TurningClock clock;
  private final TwoTables tables;
  private final WorkerProcess process = new WorkerProcess();
  private final Ledger ledger = new Ledger();

  private MixRun(Mix mix, String text, Surroundings surroundings) {
    this.mix = mix;
    this.text = text;
    this.surroundings = surroundings;
    this.clock = surroundings.clock;
    this.tables =
        new TwoTables(DaggerMemoryComponent.factory().create(clock, Limits.DEFAULT).store());
  }

  /** Runs a mix to its end, and looks at what it left. */
  static Finding of(Mix mix, String text, Surroundings surroundings)
      throws IOException, InterruptedException {
    MixRun run = new MixRun(mix, text, surroundings);
    new Gathering(mix, run.tables, run.clock.instant())
        .add(surroundings.listeners(), surroundings.left());
    run.publish();
    return run.judge();
  }

  /** Publishes, and has all done that is left to others. */
  private void publish() {
    FaultyQueue queue =
        new FaultyQueue(surroundings.wire.jobs(), clock, process, mix, tables::recipients);
    FanOut fanOut = fanOut(mix, surroundings.transport(mix), queue, ledger::tried);
    publish(fanOut, queue);
    FanOutJobProcessor work = new FanOutJobProcessor(fanOut, clock);
    new Workers(mix, work, process, queue, surroundings.wire.jobs(), tables, clock, ledger)
        .workAll();
  }

  private void publish(FanOut fanOut, FaultyQueue queue) {
    int audience = tables.subscribers();
    Instant deadline = clock.instant().plus(TIME);
    try {
      FanOutReport report = fanOut.publish(publication(text), deadline);
      boolean guessed = report.unsent() > 0;
      ledger.said(
          new Statement(
              "the publication", audience, Counts.of(report), queue.takeHandedOver(), guessed),
          true);
    } catch (StoreUnavailableException down) {
      ledger.failed(mix, audience, queue.takeHandedOver());
    }
    ledger.ended(new Ending("the publication", deadline, clock.instant()));
  }

  private Finding judge() throws IOException, InterruptedException {
    Told told = ledger.told();
    Rows rows = tables.rows();
    Set<ConnectionId> reached = ConcurrentHashMap.newKeySet();
    String last = "after " + text;
    NextTime nextTime = publishAgain(last, reached);
    Hearing hearing = new Hearing(mix, surroundings.heard(text, last, reached), told);
    List<Breach> breaches = new ArrayList<>(ledger.breaches());
    breaches.addAll(hearing.breaches());
    breaches.addAll(new Remains(mix, surroundings.listeners(), rows, told).breaches());
    nextTime.breach().ifPresent(breaches::add);
    return new Finding(
        breaches, ledger.deliveries(), told.deadLetters().jobs().size(), hearing.missed());
  }

  /** Publishes when nothing goes wrong any more, and nobody can be about to open. */
  private NextTime publishAgain(String last, Set<ConnectionId> reached) {
    clock.pause(Connection.OPENING);
    Rows before = tables.rows();
    FanOut fanOut =
        fanOut(Mix.NONE, surroundings.transport(Mix.NONE), FanOutQueue.NONE, reached::add);
    FanOutReport report = fanOut.publish(publication(last), clock.instant().plus(TIME));
    return new NextTime(surroundings.listeners(), before, Counts.of(report), tables.rows());
  }

  private FanOut fanOut(
      Mix during, Transport transport, FanOutQueue queue, Consumer<ConnectionId> tried) {
    return new FanOut(
        new FaultyStore(tables, process, clock, during, this::forgotten),
        new FaultyTransport(transport, process, clock, during, tried),
        surroundings.wire.codec(),
        queue,
        clock,
        clock,
        new FanOutLimits(
            WINDOW, POSTS_PER_SECOND, during.has(Trouble.LARGE_AUDIENCE) ? LARGE : NOT_LARGE));
  }

  private void forgotten(Connection connection) {
    ledger.removed(new Removal(connection, clock.instant()));
  }

  private static Publication publication(String text) {
    return new Publication(CHANNEL, List.of(new Event.Text(text)));
  }
}
