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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to their audience, within one invocation. Each subscriber is sent them in
 * their order; one that is handed over may come after the next.
 *
 * <p>Its owner calls it from one thread; closing it waits for all that is on its way and then hands
 * over what is left, after which {@link #report} is complete.
 */
final class Delivering implements AutoCloseable {

  private final List<Outgoing> events;
  private final Means means;
  private final Tally tally = new Tally();
  private final Crew crew;
  private final Attempts attempts;
  private final Sweeper sweeper;
  private final HandOver handOver;
  private final Departures departures;
  private final Reaching reaching;
  private final AtomicReference<@Nullable StoreUnavailableException> firstUnreadable =
      new AtomicReference<>();

  /**
   * Begins.
   *
   * @param round how often the recipients were handed over already because they could not be
   *     reached
   */
  Delivering(List<Event> events, int round, Means means, Instant deadline) {
    this.events = Outgoing.all(events, means.codec());
    this.means = means;
    this.crew = new Crew(means.limits().window(), means, deadline);
    this.attempts = new Attempts(means, crew, deadline);
    this.sweeper = new Sweeper(means, deadline);
    this.handOver = new HandOver(events, round, means, deadline, tally);
    this.departures = new Departures(sweeper, handOver, means.clock());
    this.reaching = new Reaching(this.events, attempts, departures, handOver, tally);
  }

  /** Delivers to all who listen to a pattern; leaves them to others, unread, if they are many. */
  void toAll(ChannelPattern pattern) {
    int most = means.limits().inlineMax() / events.size();
    Listeners all = listeners(pattern, AudienceShare.WHOLE, Cursor.START);
    List<AudienceShare> refused = toAllOrLeave(all, most);
    for (int i = 0; i < refused.size(); i++) {
      if (isOver()) {
        leave(refused.subList(i, refused.size()), all);
        return;
      }
      toAllOrLeave(listeners(pattern, refused.get(i), Cursor.START), Integer.MAX_VALUE);
    }
  }

  /**
   * Delivers to those of a share who listen to a pattern, however many they are. If not even the
   * first of them can be read, it is not left to others: the job would be a new one each time, and
   * come to no end.
   */
  void toShare(ChannelPattern pattern, AudienceShare share, Cursor from) {
    Listeners listeners = listeners(pattern, share, from);
    try (listeners) {
      toEach(listeners.next(), listeners);
    } catch (StoreUnavailableException down) {
      boolean begun = !listeners.unread().equals(from);
      if (!begun || !handOver.rest(listeners)) {
        unreadable(listeners, down);
      }
    }
  }

  /** Delivers to subscribers by name. */
  void toSome(List<Subscription> recipients) {
    crew.handOut(() -> recipients.forEach(this::handOut));
  }

  private void handOut(Subscription to) {
    if (isOver()) {
      events.forEach(event -> handOver.unsent(to, event.event()));
    } else {
      crew.take(() -> reaching.reach(to));
    }
  }

  /**
   * What became of everybody; complete once this is closed.
   *
   * @throws StoreUnavailableException if some could not be read, and to the others nothing was sent
   *     and nothing left to the queue: doing it again does nothing twice
   */
  FanOutReport report() {
    FanOutReport report = tally.report();
    StoreUnavailableException down = firstUnreadable.get();
    if (down != null && report.audience() == report.unsent()) {
      throw down;
    }
    return report;
  }

  /** Waits for what is on its way, and hands over what is left. */
  @Override
  public void close() {
    crew.close();
    handOver.finish();
    departures.finish();
    sweeper.close();
  }

  private Listeners listeners(ChannelPattern pattern, AudienceShare share, Cursor from) {
    return new Listeners(means.store(), crew, pattern, share, from);
  }

  /** Delivers, and answers what was meant to be left to others and was not taken. */
  private List<AudienceShare> toAllOrLeave(Listeners listeners, int inlineMax) {
    try (listeners) {
      Optional<List<Subscription>> first = listeners.next();
      if (listeners.all() > inlineMax) {
        return handOver.shares(listeners);
      }
      toEach(first, listeners);
    } catch (StoreUnavailableException down) {
      if (!handOver.rest(listeners)) {
        unreadable(listeners, down);
      }
    }
    return List.of();
  }

  private void toEach(Optional<List<Subscription>> first, Listeners listeners) {
    for (Optional<List<Subscription>> page = first; page.isPresent(); page = listeners.next()) {
      toSome(page.get());
      if (isOver() && listeners.hasNext()) {
        leave(listeners);
        return;
      }
    }
  }

  /** Leaves shares that there is no time to open; if nobody takes them, they are estimated. */
  private void leave(List<AudienceShare> shares, Listeners all) {
    for (AudienceShare left : handOver.shares(shares, all)) {
      countUnsent(all.within(left));
    }
  }

  /** Leaves the pages that there is no time for; if nobody takes them, they are counted. */
  private void leave(Listeners listeners) {
    if (handOver.rest(listeners)) {
      return;
    }
    while (listeners.hasNext() && !attempts.isOver(Crew.GRACE.negated())) {
      countUnsent(listeners.next().map(List::size).orElse(0));
    }
    countUnsent(listeners.left());
  }

  /** Counts those who cannot be read; the others have it all the same. */
  private void unreadable(Listeners listeners, StoreUnavailableException down) {
    firstUnreadable.compareAndSet(null, down);
    tally.unsent(listeners.left() * events.size(), String.valueOf(down.getMessage()));
  }

  private void countUnsent(int recipients) {
    tally.unsent(recipients * events.size());
  }

  private boolean isOver() {
    return attempts.isOver(Duration.ZERO);
  }
}
