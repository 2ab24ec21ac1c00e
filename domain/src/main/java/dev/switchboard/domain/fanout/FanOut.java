package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.Transport;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Delivers text to everyone who should have it, and says what became of each.
 *
 * <p>One recipient's trouble never reaches another: each is tried once, in a thread of its own, at
 * most a window of them at the same time. Nothing is left running when a call returns, also when it
 * throws. May be shared between threads.
 */
public final class FanOut {

  private final ConnectionStore store;
  private final Transport transport;
  private final InstantSource clock;
  private final int window;

  /**
   * Assembles a fan-out.
   *
   * @param window how many frames are on their way at once, at least 1; as many as the transport's
   *     pool has connections
   */
  public FanOut(ConnectionStore store, Transport transport, InstantSource clock, int window) {
    this.store = store;
    this.transport = transport;
    this.clock = clock;
    this.window = window;
  }

  /**
   * Delivers a publication to every subscriber of its channel. A connection with two subscriptions
   * that cover it receives it twice.
   *
   * @throws StoreUnavailableException if the audience cannot be read to its end; those read until
   *     then have been tried
   */
  public FanOutReport publish(Publication publication) {
    Frame frame = new Frame(publication.text());
    Tally tally = new Tally();
    try (Crew crew = new Crew(window)) {
      for (ChannelPattern pattern : publication.channel().patterns()) {
        forEachSubscriber(pattern, to -> crew.take(() -> deliver(to.connection(), frame, tally)));
      }
    }
    return tally.report();
  }

  /** Delivers text to one connection alone. */
  public FanOutReport reply(Connection to, String text) {
    Tally tally = new Tally();
    deliver(to, new Frame(text), tally);
    return tally.report();
  }

  private void forEachSubscriber(ChannelPattern pattern, Consumer<Subscription> action) {
    Optional<Cursor> from = Optional.of(Cursor.START);
    while (from.isPresent()) {
      Page<Subscription> page = store.subscribersTo(pattern, AudienceShare.WHOLE, from.get());
      page.items().forEach(action);
      from = page.next();
    }
  }

  private void deliver(Connection to, Frame frame, Tally tally) {
    switch (send(to, frame)) {
      case Delivery.Sent() -> tally.sent();
      case Delivery.Gone() when to.mayBeOpening(clock.instant()) -> tally.notYetOpen();
      case Delivery.Gone() -> {
        forget(to);
        tally.gone();
      }
      case Delivery.Throttled() -> tally.throttled();
      case Delivery.TooLarge() -> tally.tooLarge();
      case Delivery.Failed(String reason) -> tally.failed(reason);
    }
  }

  private Delivery send(Connection to, Frame frame) {
    try {
      return transport.send(to.id(), frame);
    } catch (RuntimeException defect) {
      // A border: whatever goes wrong with one recipient is that recipient's outcome, or the others
      // would pay for it.
      return new Delivery.Failed(defect.toString());
    }
  }

  private void forget(Connection gone) {
    try {
      store.remove(gone.id());
    } catch (StoreUnavailableException later) {
      // The entry stays a hint that is wrong; the next publication meets the same 410 and tries
      // again.
    }
  }
}
