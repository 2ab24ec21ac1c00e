package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Events on their way to their audience, within one invocation. Each subscriber is sent them in
 * their order; one that is handed over may come after the next.
 *
 * <p>Its owner calls it from one thread; closing it waits for all that is on its way and then hands
 * over what is left, after which {@link #report} is complete.
 */
final class Delivering implements AutoCloseable {

  /** How long after the deadline those are counted whom nobody takes. */
  private static final Duration COUNTING = Duration.ofSeconds(1);

  private final List<Outgoing> events;
  private final Means means;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private final Crew crew;
  private final Attempts attempts;
  private final Sweeper sweeper;
  private final HandOver handOver;

  /**
   * Begins.
   *
   * @param round how often the recipients were handed over already because they could not be
   *     reached
   */
  Delivering(List<Event> events, int round, Means means, Instant deadline) {
    this.events = Outgoing.all(events, means.codec());
    this.means = means;
    this.clock = means.clock();
    this.crew = new Crew(means.limits().window());
    this.attempts = new Attempts(means, crew, deadline);
    this.sweeper = new Sweeper(means.store(), means.clock());
    this.handOver = new HandOver(events, round, means, deadline, tally);
  }

  /** Delivers to all who listen to a pattern; leaves them to others, unread, if they are many. */
  void toAll(ChannelPattern pattern) {
    int most = means.limits().inlineMax() / events.size();
    List<AudienceShare> refused = toShareOrLeave(pattern, AudienceShare.WHOLE, most);
    refused.forEach(share -> toShareOrLeave(pattern, share, Integer.MAX_VALUE));
  }

  /**
   * Delivers to those of a share who listen to a pattern, however many they are.
   *
   * @throws StoreUnavailableException if not even the first of them can be read: left to others as
   *     it came, the job would be a new one each time, and come to no end
   */
  void toShare(ChannelPattern pattern, AudienceShare share, Cursor from) {
    Listeners listeners = new Listeners(means.store(), pattern, share, from);
    try (listeners) {
      toEach(listeners.next(), listeners, pattern, share);
    } catch (StoreUnavailableException down) {
      boolean begun = !listeners.unread().equals(from);
      if (!begun || !leaveRest(listeners, pattern, share)) {
        throw down;
      }
    }
  }

  /** Delivers to subscribers by name. */
  void toSome(List<Subscription> recipients) {
    crew.handOut(() -> recipients.forEach(this::handOut));
  }

  private void handOut(Subscription to) {
    if (attempts.isOver(Duration.ZERO)) {
      events.forEach(event -> handOver.unsent(to, event.event()));
    } else {
      crew.take(() -> deliver(to));
    }
  }

  /** What became of everybody; complete once this is closed. */
  FanOutReport report() {
    return tally.report();
  }

  /** Waits for what is on its way, and hands over what is left. */
  @Override
  public void close() {
    crew.close();
    handOver.finish();
    handOver.forget(sweeper.later()).forEach(sweeper::sweepNow);
    sweeper.close();
  }

  /** Delivers, and answers what was meant to be left to others and was not taken. */
  private List<AudienceShare> toShareOrLeave(
      ChannelPattern pattern, AudienceShare share, int inlineMax) {
    Listeners listeners = new Listeners(means.store(), pattern, share, Cursor.START);
    try (listeners) {
      Optional<List<Subscription>> first = listeners.next();
      if (listeners.all() > inlineMax) {
        List<AudienceShare> parts = share.split(listeners.all() / FanOutJob.RECIPIENTS + 1);
        return handOver.shares(pattern, parts, listeners.all());
      }
      toEach(first, listeners, pattern, share);
    } catch (StoreUnavailableException down) {
      if (!leaveRest(listeners, pattern, share)) {
        throw down;
      }
    }
    return List.of();
  }

  private void toEach(
      Optional<List<Subscription>> first,
      Listeners listeners,
      ChannelPattern pattern,
      AudienceShare share) {
    for (Optional<List<Subscription>> page = first; page.isPresent(); page = listeners.next()) {
      toSome(page.get());
      if (attempts.isOver(Duration.ZERO) && listeners.hasNext()) {
        leave(listeners, pattern, share);
        return;
      }
    }
  }

  private boolean leaveRest(Listeners listeners, ChannelPattern pattern, AudienceShare share) {
    return handOver.rest(pattern, share, listeners.unread(), listeners.left());
  }

  /** Leaves the pages that there is no time for; if nobody takes them, they are counted. */
  private void leave(Listeners listeners, ChannelPattern pattern, AudienceShare share) {
    if (leaveRest(listeners, pattern, share)) {
      return;
    }
    while (listeners.hasNext() && !attempts.isOver(COUNTING.negated())) {
      countUnsent(listeners.next().map(List::size).orElse(0));
    }
    countUnsent(listeners.left());
  }

  private void countUnsent(int recipients) {
    tally.unsent(recipients * events.size());
  }

  private void deliver(Subscription to) {
    boolean gone = false;
    for (Outgoing event : events) {
      if (gone) {
        tally.gone();
      } else {
        gone = deliver(to, event);
      }
    }
  }

  /** Delivers one event, and answers whether the subscriber has left for good. */
  private boolean deliver(Subscription to, Outgoing event) {
    Optional<Frame> frame = event.frameTo(to);
    if (frame.isEmpty()) {
      tally.tooLarge();
      return false;
    }
    Optional<Delivery> came = attempts.send(to.connection(), frame.get());
    if (came.isEmpty()) {
      handOver.unsent(to, event.event());
      return false;
    }
    return settle(came.get(), to, event.event());
  }

  private boolean settle(Delivery came, Subscription to, Event event) {
    switch (came) {
      case Delivery.Sent() -> tally.sent();
      case Delivery.Gone() when to.connection().mayBeOpening(clock.instant()) ->
          handOver.unreached(to, event, tally::notYetOpen);
      case Delivery.Gone() -> {
        sweeper.sweep(to.connection().id());
        tally.gone();
        return true;
      }
      case Delivery.Throttled() -> handOver.unreached(to, event, tally::throttled);
      case Delivery.TooLarge() -> tally.tooLarge();
      case Delivery.Failed(String reason) -> tally.failed(reason);
    }
    return false;
  }
}
