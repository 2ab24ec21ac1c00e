package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call of a fan-out: frames on their way to their recipients, within one invocation. Each
 * recipient is sent its frames in their order; one that is handed off may arrive after the next.
 *
 * <p>Its owner uses it from one thread. Closing it waits for all that is on its way and then hands
 * off what is left, after which {@link #report} is complete.
 */
final class FanOutRun implements AutoCloseable {

  private final List<Event> events;
  private final List<OutgoingEvent> outgoing;
  private final FanOutDependencies dependencies;
  private final ReportBuilder report = new ReportBuilder();
  private final RunTime time;
  private final BoundedExecutor executor;
  private final UnreadAudience unread;
  private final ConnectionRemover remover;
  private final GoneConnections gone;
  private final RecipientSender sender;

  /**
   * Begins.
   *
   * @param events what is published; empty for frames that are not events
   * @param round how often the recipients were handed on already because they could not be reached
   */
  FanOutRun(
      DeliveryPolicy policy,
      List<Event> events,
      int round,
      FanOutDependencies dependencies,
      Instant deadline) {
    HandOff handOff = new HandOff(dependencies, deadline);
    this.events = events;
    this.outgoing = OutgoingEvent.all(events, dependencies.codec());
    this.dependencies = dependencies;
    this.time = new RunTime(dependencies, policy, handOff, deadline);
    this.executor = new BoundedExecutor(dependencies.limits().window(), dependencies, deadline);
    this.unread = new UnreadAudience(events, handOff, report);
    this.remover = new ConnectionRemover(dependencies, deadline);
    this.gone = new GoneConnections(remover, handOff, dependencies.clock());
    this.sender =
        new RecipientSender(
            dependencies,
            policy,
            time,
            executor,
            handOff,
            new UndeliveredRecipients(round, handOff, report),
            gone,
            report);
  }

  /** Delivers to all subscribers of a pattern; hands them off, unread, if they are many. */
  void toAll(ChannelPattern pattern) {
    int most = dependencies.limits().inlineMax() / events.size();
    AudienceReader all = reader(pattern, AudienceShare.WHOLE, Cursor.START);
    List<AudienceShare> untaken = toAllOrHandOff(all, most);
    for (int i = 0; i < untaken.size(); i++) {
      if (time.isOver(Duration.ZERO)) {
        unread.leave(untaken.subList(i, untaken.size()), all);
        return;
      }
      toAllOrHandOff(reader(pattern, untaken.get(i), Cursor.START), Integer.MAX_VALUE);
    }
  }

  /** Delivers, or hands off an audience larger than that; answers the shares not taken. */
  private List<AudienceShare> toAllOrHandOff(AudienceReader audience, int most) {
    try (audience) {
      Optional<List<Subscription>> first = audience.next();
      if (audience.all() > most) {
        return unread.handOffWhole(audience);
      }
      toPages(first, audience);
    } catch (StoreUnavailableException down) {
      unread.leave(audience, down);
    }
    return List.of();
  }

  /**
   * Delivers to a share of a pattern's subscribers, however many they are. If not even the first of
   * them can be read, they are not handed off: the job would be a new one each time, without end.
   */
  void toShare(ChannelPattern pattern, AudienceShare share, Cursor from) {
    AudienceReader audience = reader(pattern, share, from);
    try (audience) {
      toPages(audience.next(), audience);
    } catch (StoreUnavailableException down) {
      if (audience.unread().equals(from)) {
        unread.countUnreadable(audience, down);
      } else {
        unread.leave(audience, down);
      }
    }
  }

  private void toPages(Optional<List<Subscription>> first, AudienceReader audience) {
    for (Optional<List<Subscription>> page = first; page.isPresent(); page = audience.next()) {
      toSubscribers(page.get());
      if (audience.hasNext() && time.isEnded() && unread.handOffRest(audience)) {
        return;
      }
      if (audience.hasNext() && time.isOver(Duration.ZERO)) {
        countRest(audience);
        return;
      }
    }
  }

  /** Counts the pages that nobody will read, as exactly as the time allows. */
  private void countRest(AudienceReader audience) {
    while (audience.hasNext() && !time.isOver(BoundedExecutor.GRACE.negated())) {
      unread.countUnsent(audience.next().map(List::size).orElse(0));
    }
    unread.countUnsent(audience.left());
  }

  private AudienceReader reader(ChannelPattern pattern, AudienceShare share, Cursor from) {
    return new AudienceReader(dependencies.store(), executor, pattern, share, from);
  }

  /** Delivers the events to subscribers by name. */
  void toSubscribers(List<Subscription> recipients) {
    toEach(recipients.stream().map(to -> new RecipientFrames.Events(to, outgoing)).toList());
  }

  /** Delivers to recipients, each of which has its own frames. */
  void toEach(List<? extends RecipientFrames> recipients) {
    sender.sendAll(recipients);
  }

  /**
   * What became of each recipient; complete once this is closed.
   *
   * @throws StoreUnavailableException if some could not be read, nothing was sent to the others and
   *     nothing handed off: doing it again does nothing twice
   */
  FanOutReport report() {
    FanOutReport complete = report.report();
    if (unread.failure().isPresent() && complete.audience() == complete.unsent()) {
      throw unread.failure().get();
    }
    return complete;
  }

  /** Waits for what is on its way, and hands off what is left. */
  @Override
  public void close() {
    sender.finish();
    executor.close();
    gone.finish();
    remover.close();
  }
}
