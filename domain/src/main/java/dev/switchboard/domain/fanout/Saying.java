package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is said to one connection, frame after frame: the next only when one has arrived. */
final class Saying {

  private final Connection to;
  private final ConnectionStore store;
  private final Attempts attempts;
  private final Tally tally = new Tally();

  private Saying(Connection to, Means means, Crew crew, Instant deadline) {
    this.to = to;
    this.store = means.store();
    this.attempts = new Attempts(means, crew, deadline);
  }

  static FanOutReport say(Connection to, List<Frame> frames, Means means, Instant deadline) {
    Crew crew = new Crew(1, means, deadline);
    Saying saying = new Saying(to, means, crew, deadline);
    try (crew) {
      crew.take(() -> saying.say(frames));
    }
    return saying.tally.report();
  }

  private void say(List<Frame> frames) {
    boolean heard = true;
    for (Frame frame : frames) {
      if (heard) {
        heard = settle(attempts.send(to, frame));
      } else {
        tally.unsent(1);
      }
    }
  }

  private boolean settle(Optional<Attempts.Last> last) {
    if (last.isEmpty()) {
      tally.unsent(1);
      return false;
    }
    Delivery came = last.get().came();
    switch (came) {
      case Delivery.Sent() -> tally.sent();
      case Delivery.Gone() when last.get().opening() -> tally.notYetOpen();
      case Delivery.Gone() -> forget();
      case Delivery.Throttled() -> tally.throttled();
      case Delivery.TooLarge() -> tally.tooLarge();
      case Delivery.Failed(String reason) -> tally.failed(reason);
    }
    return came instanceof Delivery.Sent;
  }

  private void forget() {
    tally.gone();
    try {
      store.remove(to.id());
    } catch (StoreUnavailableException another) {
      // The entry stays a hint that is wrong; the next publication meets the same 410.
    }
  }
}
