package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.protocol.Event;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Those of an audience whom one invocation does not read, for want of time or because the store
 * fails: they are left to others, and counted if nobody takes them. Used by one thread.
 */
final class Unread {

  private final List<Event> events;
  private final Offers offers;
  private final Attempts attempts;
  private final Tally tally;
  private final AtomicReference<@Nullable StoreUnavailableException> firstFailure =
      new AtomicReference<>();

  Unread(List<Event> events, Offers offers, Attempts attempts, Tally tally) {
    this.events = List.copyOf(events);
    this.offers = offers;
    this.attempts = attempts;
    this.tally = tally;
  }

  /** Why some could not be read, if nobody took them. */
  Optional<StoreUnavailableException> failure() {
    return Optional.ofNullable(firstFailure.get());
  }

  /** Leaves all of an audience, in shares; answers the shares that were not taken. */
  List<AudienceShare> offer(Listeners all) {
    return offer(all.share().split(all.all() / FanOutJob.RECIPIENTS + 1), all);
  }

  /** Leaves shares that there is no time to open; if nobody takes them, they are estimated. */
  void leave(List<AudienceShare> shares, Listeners all) {
    for (AudienceShare untaken : offer(shares, all)) {
      countUnsent(all.within(untaken));
    }
  }

  /** Leaves the pages that there is no time for; if nobody takes them, they are counted. */
  void leave(Listeners listeners) {
    if (offerRest(listeners)) {
      return;
    }
    while (listeners.hasNext() && !attempts.isOver(Crew.GRACE.negated())) {
      countUnsent(listeners.next().map(List::size).orElse(0));
    }
    countUnsent(listeners.left());
  }

  /** Leaves the pages that could not be read; if nobody takes them, they are estimated. */
  void leave(Listeners listeners, StoreUnavailableException down) {
    if (!offerRest(listeners)) {
      count(listeners, down);
    }
  }

  /** Counts those who could not be read; the others have it all the same. */
  void count(Listeners listeners, StoreUnavailableException down) {
    firstFailure.compareAndSet(null, down);
    tally.unsent(listeners.left() * events.size(), String.valueOf(down.getMessage()));
  }

  private List<AudienceShare> offer(List<AudienceShare> shares, Listeners all) {
    List<AudienceShare> untaken =
        offers.offer(shares, share -> FanOutJob.of(sendTo(all, share, Cursor.START)));
    shares.stream()
        .filter(share -> !untaken.contains(share))
        .forEach(taken -> countHandedOver(all.within(taken)));
    return untaken;
  }

  private boolean offerRest(Listeners listeners) {
    FanOutJob.Work rest = sendTo(listeners, listeners.share(), listeners.unread());
    boolean taken = offers.offer(List.of(rest), FanOutJob::of).isEmpty();
    if (taken) {
      countHandedOver(listeners.left());
    }
    return taken;
  }

  private FanOutJob.Work sendTo(Listeners listeners, AudienceShare share, Cursor from) {
    return new FanOutJob.SendToShare(events, listeners.pattern(), share, from);
  }

  private void countHandedOver(int recipients) {
    tally.handedOver(recipients * events.size());
  }

  private void countUnsent(int recipients) {
    tally.unsent(recipients * events.size());
  }
}
