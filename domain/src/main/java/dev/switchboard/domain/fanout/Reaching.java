package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.util.List;
import java.util.Optional;

/**
 * Sends events to one subscriber after the other, in their order, and settles what came of each.
 * May be shared between threads.
 */
final class Reaching {

  private final List<Outgoing> events;
  private final Attempts attempts;
  private final Departures departures;
  private final LeftRecipients left;
  private final Tally tally;

  Reaching(
      List<Outgoing> events,
      Attempts attempts,
      Departures departures,
      LeftRecipients left,
      Tally tally) {
    this.events = events;
    this.attempts = attempts;
    this.departures = departures;
    this.left = left;
    this.tally = tally;
  }

  /** Sends all events to a subscriber, as long as it is there. */
  void reach(Subscription to) {
    boolean gone = false;
    for (Outgoing event : events) {
      if (gone) {
        tally.gone();
      } else {
        gone = reach(to, event);
      }
    }
  }

  /** Sends one event, and answers whether the subscriber has left for good. */
  private boolean reach(Subscription to, Outgoing event) {
    Optional<Frame> frame = event.frameTo(to);
    if (frame.isEmpty()) {
      tally.tooLarge();
      return false;
    }
    Optional<Attempts.Last> last = attempts.send(to.connection(), frame.get());
    if (last.isEmpty()) {
      left.unsent(to, event.event());
      return false;
    }
    return settle(last.get(), to, event.event());
  }

  private boolean settle(Attempts.Last last, Subscription to, Event event) {
    switch (last.came()) {
      case Delivery.Sent() -> tally.sent();
      case Delivery.Gone() when last.opening() -> left.unreached(to, event, tally::notYetOpen);
      case Delivery.Gone() -> {
        departures.add(to.connection().id());
        tally.gone();
        return true;
      }
      case Delivery.Throttled() -> left.unreached(to, event, tally::throttled);
      case Delivery.TooLarge() -> tally.tooLarge();
      case Delivery.Failed(String reason) -> tally.failed(reason);
    }
    return false;
  }
}
