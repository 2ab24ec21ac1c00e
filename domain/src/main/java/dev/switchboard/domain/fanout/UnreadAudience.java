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
 * Handles the part of an audience that a run does not read: it is too large, no time is left, or
 * the store fails. That part is handed off, or counted if the queue rejects it. Not thread-safe.
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

  /** Returns why a part could not be read that the queue rejected too. */
  Optional<StoreUnavailableException> failure() {
    return Optional.ofNullable(firstFailure.get());
  }

  /** Hands off a whole audience in shares; returns the shares that the queue rejected. */
  List<AudienceShare> handOffWhole(AudienceReader audience) {
    int jobs = audience.total() / FanOutJob.RECIPIENTS + 1;
    return handOff(audience.share().split(jobs), audience);
  }

  /**
   * Hands off shares for which no time is left; counts an estimate of those that the queue rejects.
   */
  void handOffShares(List<AudienceShare> shares, AudienceReader audience) {
    for (AudienceShare rejected : handOff(shares, audience)) {
      countUnsent(audience.within(rejected));
    }
  }

  /** Hands off the pages that were not read; returns false if the queue rejects them. */
  boolean handOffRest(AudienceReader audience) {
    FanOutJob.Work rest = sendTo(audience, audience.share(), audience.nextCursor());
    boolean accepted = handOff.handOffEach(List.of(rest), FanOutJob::of).isEmpty();
    if (accepted) {
      countHandedOver(audience.remaining());
    }
    return accepted;
  }

  /** Hands off the pages that could not be read, or counts an estimate of them. */
  void handOffUnreadable(AudienceReader audience, StoreUnavailableException failure) {
    if (!handOffRest(audience)) {
      countUnreadable(audience, failure);
    }
  }

  /** Counts the pages that will not be sent, by reading them while time allows. */
  void countRest(AudienceReader audience, RunTime time) {
    while (audience.hasNext() && !time.endsWithin(BoundedExecutor.GRACE.negated())) {
      countUnsent(audience.next().map(List::size).orElse(0));
    }
    countUnsent(audience.remaining());
  }

  /**
   * Counts an estimate of the pages that could not be read. Other recipients still receive the
   * events.
   */
  void countUnreadable(AudienceReader audience, StoreUnavailableException failure) {
    firstFailure.compareAndSet(null, failure);
    report.unsent(audience.remaining() * events.size(), String.valueOf(failure.getMessage()));
  }

  private List<AudienceShare> handOff(List<AudienceShare> shares, AudienceReader audience) {
    List<AudienceShare> rejected =
        handOff.handOffEach(shares, share -> FanOutJob.of(sendTo(audience, share, Cursor.START)));
    shares.stream()
        .filter(share -> !rejected.contains(share))
        .forEach(accepted -> countHandedOver(audience.within(accepted)));
    return rejected;
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
