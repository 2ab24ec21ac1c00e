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
 * The parts that one call of a fan-out uses, from its beginning to its report. Closing it waits for
 * all that is on its way and then hands off what is left, after which {@link #report} is complete.
 *
 * @param events what is published; empty for frames that are not events
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
   * Begins.
   *
   * @param round how often the recipients were handed on already because they could not be reached
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

  /** Begins to read a share of a pattern's subscribers. */
  AudienceReader read(ChannelPattern pattern, AudienceShare share, Cursor from) {
    return new AudienceReader(store, executor, pattern, share, from);
  }

  /** The events, for each of these. */
  List<RecipientFrames.Events> framesFor(List<Subscription> recipients) {
    return recipients.stream().map(to -> new RecipientFrames.Events(to, outgoing)).toList();
  }

  /**
   * What became of each recipient; complete once this is closed.
   *
   * @throws StoreUnavailableException if some could not be read, nothing was sent to the others and
   *     nothing handed off: doing it again does nothing twice
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
