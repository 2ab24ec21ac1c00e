package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.proof.PublicationRecord.StatedDelay;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Collects the results of one publication. May be shared between threads. */
final class PublicationTracker {

  private final String name;
  private final Instant begun;
  private final Instant deadline;
  private final AtomicReference<Instant> answered = new AtomicReference<>(Instant.MAX);
  private final AtomicReference<InvocationTotals> totals =
      new AtomicReference<>(InvocationTotals.NONE);
  private final Queue<StatedDelay> delays = new ConcurrentLinkedQueue<>();

  PublicationTracker(String name, Instant begun, Instant deadline) {
    this.name = name;
    this.begun = begun;
    this.deadline = deadline;
  }

  String name() {
    return name;
  }

  /** Records the answer to the publisher. */
  void answered(Instant now) {
    answered.set(now);
  }

  /** Records that the publication failed as a whole. */
  void failed() {
    totals.updateAndGet(InvocationTotals::andFailed);
  }

  /** Adds the report of one of its invocations. */
  void counted(FanOutReport report) {
    totals.updateAndGet(each -> each.andCounted(DeliveryCounts.of(report), report.unsent() > 0));
  }

  /** Records a job that the queue accepted. */
  void taken(FanOutJob job, List<ConnectionId> recipients, Instant now) {
    totals.updateAndGet(each -> each.andTaken(each.handedOver().and(job, recipients.size())));
    if (job.delay().isPositive()) {
      delays.add(new StatedDelay(Set.copyOf(recipients), now, now.plus(job.delay())));
    }
  }

  /** Returns the record of the publication, with the attempts to send it. */
  PublicationRecord record(Set<ConnectionId> audience, List<RecordedPost> posts) {
    return new PublicationRecord(
        name, begun, deadline, answered.get(), audience, posts, List.copyOf(delays), totals.get());
  }
}
