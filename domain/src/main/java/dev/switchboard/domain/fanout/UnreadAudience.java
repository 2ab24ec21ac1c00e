package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The part of an audience that a run does not read: too many, no time, or a store that fails. It is
 * handed to the queue, or counted if the queue does not take it. For one thread.
 */
final class UnreadAudience {

  private final List<Event> events;
  private final HandOff handOff;
  private final ReportBuilder report;
  private final AtomicReference<@Nullable StoreUnavailableException> firstFailure =
      new AtomicReference<>();

  UnreadAudience(List<Event> events, HandOff handOff, ReportBuilder report) {
    this.events = List.copyOf(events);
    this.handOff = handOff;
    this.report = report;
  }

  /** Why a part could not be read that the queue did not take either. */
  Optional<StoreUnavailableException> failure() {
    return Optional.ofNullable(firstFailure.get());
  }

  /** Hands off a whole audience, in shares; answers the shares that the queue did not take. */
  List<AudienceShare> handOffWhole(AudienceReader audience) {
    int jobs = audience.all() / FanOutJob.RECIPIENTS + 1;
    return handOff(audience.share().split(jobs), audience);
  }

  /** Hands off shares that there is no time to read, or estimates them. */
  void leave(List<AudienceShare> shares, AudienceReader audience) {
    for (AudienceShare untaken : handOff(shares, audience)) {
      countUnsent(audience.within(untaken));
    }
  }

  /** Hands off the pages that were not read; false if the queue does not take them. */
  boolean handOffRest(AudienceReader audience) {
    FanOutJob.Work rest = sendTo(audience, audience.share(), audience.unread());
    boolean taken = handOff.offer(List.of(rest), FanOutJob::of).isEmpty();
    if (taken) {
      countHandedOver(audience.left());
    }
    return taken;
  }

  /** Hands off the pages that could not be read, or estimates them. */
  void leave(AudienceReader audience, StoreUnavailableException down) {
    if (!handOffRest(audience)) {
      countUnreadable(audience, down);
    }
  }

  /** Counts the pages that nobody will read, as exactly as the time allows. */
  void countRest(AudienceReader audience, RunTime time) {
    while (audience.hasNext() && !time.isOver(BoundedExecutor.GRACE.negated())) {
      countUnsent(audience.next().map(List::size).orElse(0));
    }
    countUnsent(audience.left());
  }

  /** Counts those that could not be read; the others receive the events all the same. */
  void countUnreadable(AudienceReader audience, StoreUnavailableException down) {
    firstFailure.compareAndSet(null, down);
    report.unsent(audience.left() * events.size(), String.valueOf(down.getMessage()));
  }

  private List<AudienceShare> handOff(List<AudienceShare> shares, AudienceReader audience) {
    List<AudienceShare> untaken =
        handOff.offer(shares, share -> FanOutJob.of(sendTo(audience, share, Cursor.START)));
    shares.stream()
        .filter(share -> !untaken.contains(share))
        .forEach(taken -> countHandedOver(audience.within(taken)));
    return untaken;
  }

  private FanOutJob.Work sendTo(AudienceReader audience, AudienceShare share, Cursor from) {
    return new FanOutJob.SendToShare(events, audience.pattern(), share, from);
  }

  private void countHandedOver(int recipients) {
    report.handedOver(recipients * events.size());
  }

  private void countUnsent(int recipients) {
    report.unsent(recipients * events.size());
  }
}
