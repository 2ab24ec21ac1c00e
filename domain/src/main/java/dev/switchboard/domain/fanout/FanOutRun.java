package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.protocol.Event;
import java.time.Instant;
import java.util.List;

/**
 * The objects used by one call of a fan-out. Closing it waits for all frames in flight and hands
 * off the rest. Then {@link #report} is complete.
 *
 * @param events the published events; empty for frames that are not events
 */
record FanOutRun(
    ConnectionStore store,
    List<Event> events,
    List<OutgoingEvent> outgoing,
    RunTime time,
    BoundedExecutor executor,
    FrameSender sender,
    UnreadAudience unread,
    GoneConnections gone,
    ReportBuilder counts)
    implements AutoCloseable {

  /**
   * Creates the objects of a run.
   *
   * @param round how often the recipients were already handed off because they could not be reached
   */
  static FanOutRun begin(
      DeliveryPolicy policy,
      List<Event> events,
      int round,
      FanOutDependencies dependencies,
      Instant deadline) {
    ReportBuilder counts = new ReportBuilder();
    HandOff handOff = new HandOff(dependencies, deadline);
    RunTime time = new RunTime(dependencies, policy, handOff, deadline);
    GoneConnections gone = new GoneConnections(dependencies, handOff, deadline);
    BoundedExecutor executor =
        new BoundedExecutor(
            dependencies.limits().window(), deadline, dependencies.clock(), dependencies.pause());
    return new FanOutRun(
        dependencies.store(),
        events,
        OutgoingEvent.all(events, dependencies.codec()),
        time,
        executor,
        new FrameSender(
            dependencies,
            policy,
            time,
            executor,
            handOff,
            new UndeliveredRecipients(round, handOff, counts),
            gone,
            counts),
        new UnreadAudience(events, handOff, counts),
        gone,
        counts);
  }

  /** Starts to read a share of a pattern's subscribers. */
  AudienceReader read(ChannelPattern pattern, AudienceShare share, Cursor from) {
    return new AudienceReader(store, executor, pattern, share, from);
  }

  /** Returns the frames of all events for each recipient. */
  List<RecipientFrames.Events> framesFor(List<Subscription> recipients) {
    return recipients.stream().map(to -> new RecipientFrames.Events(to, outgoing)).toList();
  }

  /**
   * Returns the report, which is complete once this run is closed.
   *
   * @throws StoreUnavailableException if part of the audience could not be read, nothing was sent
   *     and nothing was handed off. The publication can then be repeated without duplicates
   */
  FanOutReport report() {
    FanOutReport complete = counts.report();
    if (unread.failure().isPresent() && complete.audience() == complete.unsent()) {
      throw unread.failure().get();
    }
    return complete;
  }

  @Override
  public void close() {
    sender.finish();
    executor.close();
    gone.close();
  }
}
