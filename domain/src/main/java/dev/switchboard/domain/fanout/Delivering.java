package dev.switchboard.domain.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One text on its way to its audience, within one invocation.
 *
 * <p>Its owner calls it from one thread; closing it waits for all that is on its way and then hands
 * over what is left, after which {@link #report} is complete.
 */
final class Delivering implements AutoCloseable {

  private static final String TIME_IS_UP = "There was no time left to send it.";

  /** How long after the deadline those are counted whom nobody takes. */
  private static final Duration COUNTING = Duration.ofSeconds(1);

  private final Frame frame;
  private final boolean tooLarge;
  private final Instant deadline;
  private final ConnectionStore store;
  private final Transport transport;
  private final InstantSource clock;
  private final Pause pause;
  private final Tally tally = new Tally();
  private final Crew crew;
  private final Sweeper sweeper;
  private final Pacer pacer;
  private final HandOver handOver;

  Delivering(
      String text,
      Instant deadline,
      ConnectionStore store,
      Transport transport,
      FanOutQueue queue,
      Pause pause,
      InstantSource clock,
      FanOutLimits limits) {
    this.frame = new Frame(text);
    // Once for everybody: it is too large for all or for none.
    this.tooLarge = text.getBytes(UTF_8).length > Frame.MOST_BYTES;
    this.deadline = deadline;
    this.store = store;
    this.transport = transport;
    this.clock = clock;
    this.pause = pause;
    this.crew = new Crew(limits.window());
    this.sweeper = new Sweeper(store, clock);
    this.pacer = new Pacer(limits.postsPerSecond(), clock, pause);
    this.handOver = new HandOver(text, queue, tally);
  }

  /** Delivers to all who listen to a pattern; leaves them to others, unread, if they are many. */
  void toAll(ChannelPattern pattern, int inlineMax) {
    List<AudienceShare> refused = toShare(pattern, AudienceShare.WHOLE, Cursor.START, inlineMax);
    refused.forEach(share -> toShare(pattern, share, Cursor.START));
  }

  /** Delivers to those of a share who listen to a pattern, however many they are. */
  void toShare(ChannelPattern pattern, AudienceShare share, Cursor from) {
    toShare(pattern, share, from, Integer.MAX_VALUE);
  }

  /** Delivers to connections by name. */
  void toSome(List<Connection> recipients) {
    crew.handOut(() -> recipients.forEach(this::handOut));
  }

  private void handOut(Connection to) {
    if (isOver(Duration.ZERO)) {
      leaveUnsent(to);
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
  private List<AudienceShare> toShare(
      ChannelPattern pattern, AudienceShare share, Cursor from, int inlineMax) {
    Listeners listeners = new Listeners(store, pattern, share, from);
    try (listeners) {
      Optional<List<Connection>> page = listeners.next();
      if (listeners.all() > inlineMax) {
        List<AudienceShare> parts = share.split(listeners.all() / FanOutJob.RECIPIENTS + 1);
        return handOver.shares(pattern, parts, listeners.all());
      }
      for (; page.isPresent(); page = listeners.next()) {
        toSome(page.get());
        if (isOver(Duration.ZERO) && listeners.hasNext()) {
          leave(listeners, pattern, share);
          return List.of();
        }
      }
    } catch (StoreUnavailableException down) {
      if (!handOver.rest(pattern, share, listeners.unread(), listeners.left())) {
        throw down;
      }
    }
    return List.of();
  }

  /** Leaves the pages that there is no time for; if nobody takes them, they are counted. */
  private void leave(Listeners listeners, ChannelPattern pattern, AudienceShare share) {
    if (handOver.rest(pattern, share, listeners.unread(), listeners.left())) {
      return;
    }
    while (listeners.hasNext() && !isOver(COUNTING.negated())) {
      tally.failed(listeners.next().map(List::size).orElse(0), TIME_IS_UP);
    }
    tally.failed(listeners.left(), TIME_IS_UP);
  }

  private void deliver(Connection to) {
    if (tooLarge) {
      tally.tooLarge();
      return;
    }
    for (int attempts = 1; ; attempts++) {
      if (!pacer.awaitTurn(deadline)) {
        leaveUnsent(to);
        return;
      }
      Delivery came = send(to, attempts == 1);
      Optional<Duration> wait = waitBeforeNext(came, to, attempts);
      if (wait.isEmpty() || isOver(wait.get())) {
        settle(came, to);
        return;
      }
      crew.stepAside(() -> pause.pause(wait.get()));
    }
  }

  private Delivery send(Connection to, boolean first) {
    try {
      Delivery came = transport.send(to.id(), frame);
      pacer.heard(came, first);
      return came;
    } catch (RuntimeException defect) {
      // A border: whatever goes wrong with one recipient is that recipient's outcome, or the others
      // would pay for it.
      return new Delivery.Failed(defect.toString());
    }
  }

  private Optional<Duration> waitBeforeNext(Delivery came, Connection to, int attempts) {
    boolean leftForGood = came instanceof Delivery.Gone && !to.mayBeOpening(clock.instant());
    return leftForGood
        ? Optional.empty()
        : Persistence.wait(came, attempts, pacer.isAccountThrottled());
  }

  private void settle(Delivery came, Connection to) {
    switch (came) {
      case Delivery.Sent() -> tally.sent();
      case Delivery.Gone() when to.mayBeOpening(clock.instant()) ->
          handOver.later(to, tally::notYetOpen);
      case Delivery.Gone() -> {
        sweeper.sweep(to.id());
        tally.gone();
      }
      case Delivery.Throttled() -> handOver.later(to, tally::throttled);
      case Delivery.TooLarge() -> tally.tooLarge();
      case Delivery.Failed(String reason) -> tally.failed(reason);
    }
  }

  private void leaveUnsent(Connection to) {
    handOver.soon(to, () -> tally.failed(TIME_IS_UP));
  }

  /** Whether it will be too late after a while. */
  private boolean isOver(Duration after) {
    return !clock.instant().plus(after).isBefore(deadline);
  }
}
