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
  private final LeftRecipients left;
  private final Unread unread;
  private final Departures departures;
  private final Reaching reaching;

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
    Offers offers = new Offers(means, deadline);
    this.left = new LeftRecipients(round, offers, tally);
    this.unread = new Unread(events, offers, attempts, tally);
    this.departures = new Departures(sweeper, offers, means.clock());
    this.reaching = new Reaching(this.events, attempts, departures, left, tally);
  }

  /** Delivers to all who listen to a pattern; leaves them to others, unread, if they are many. */
  void toAll(ChannelPattern pattern) {
    int most = means.limits().inlineMax() / events.size();
    Listeners all = listeners(pattern, AudienceShare.WHOLE, Cursor.START);
    List<AudienceShare> untaken = toAllOrOffer(all, most);
    for (int i = 0; i < untaken.size(); i++) {
      if (isOver()) {
        unread.leave(untaken.subList(i, untaken.size()), all);
        return;
      }
      toAllOrOffer(listeners(pattern, untaken.get(i), Cursor.START), Integer.MAX_VALUE);
    }
  }

  /** Delivers, or offers those who are more than that to others; answers what was not taken. */
  private List<AudienceShare> toAllOrOffer(Listeners listeners, int most) {
    try (listeners) {
      Optional<List<Subscription>> first = listeners.next();
      if (listeners.all() > most) {
        return unread.offer(listeners);
      }
      toEach(first, listeners);
    } catch (StoreUnavailableException down) {
      unread.leave(listeners, down);
    }
    return List.of();
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
      if (listeners.unread().equals(from)) {
        unread.count(listeners, down);
      } else {
        unread.leave(listeners, down);
      }
    }
  }

  private void toEach(Optional<List<Subscription>> first, Listeners listeners) {
    for (Optional<List<Subscription>> page = first; page.isPresent(); page = listeners.next()) {
      toSome(page.get());
      if (isOver() && listeners.hasNext()) {
        unread.leave(listeners);
        return;
      }
    }
  }

  /** Delivers to subscribers by name. */
  void toSome(List<Subscription> recipients) {
    crew.handOut(() -> recipients.forEach(this::handOut));
  }

  private void handOut(Subscription to) {
    if (isOver()) {
      events.forEach(event -> left.unsent(to, event.event()));
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
    if (unread.failure().isPresent() && report.audience() == report.unsent()) {
      throw unread.failure().get();
    }
    return report;
  }

  /** Waits for what is on its way, and hands over what is left. */
  @Override
  public void close() {
    crew.close();
    left.finish();
    departures.finish();
    sweeper.close();
  }

  private Listeners listeners(ChannelPattern pattern, AudienceShare share, Cursor from) {
    return new Listeners(means.store(), crew, pattern, share, from);
  }

  private boolean isOver() {
    return attempts.isOver(Duration.ZERO);
  }
}
