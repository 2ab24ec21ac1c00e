package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.pacing.Pacer;
import dev.switchboard.domain.pacing.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends frames to their recipients: at the pace of the process, again where that is worth it, and
 * settles what became of each. For one run, whose frames are one flow of the {@link Pacer}. May be
 * shared between threads until it is finished.
 */
final class FrameSender {

  private static final Delivery CUT_OFF =
      new Delivery.Failed("There was no time left to wait for the gateway's answer.");
  private static final Delivery NOT_SENT = new Delivery.NotSent();
  private static final Delivery NOT_YET_OPEN = new Delivery.NotYetOpen();
  private static final Delivery TOO_LARGE = new Delivery.TooLarge();

  private final DeliveryPolicy policy;
  private final Transport transport;
  private final InstantSource clock;
  private final Pacer pacer;
  private final Pacer.Flow flow;
  private final RunTime time;
  private final BoundedExecutor executor;
  private final HandOff handOff;
  private final UndeliveredRecipients undelivered;
  private final GoneConnections gone;
  private final ReportBuilder report;

  /** Set once everybody was tried and the report is due: then nobody is tried again. */
  private final AtomicBoolean isEnding = new AtomicBoolean();

  FrameSender(
      FanOutDependencies dependencies,
      DeliveryPolicy policy,
      RunTime time,
      BoundedExecutor executor,
      HandOff handOff,
      UndeliveredRecipients undelivered,
      GoneConnections gone,
      ReportBuilder report) {
    this.policy = policy;
    this.transport = dependencies.transport();
    this.clock = dependencies.clock();
    this.pacer = dependencies.pacer();
    this.flow = pacer.flow();
    this.time = time;
    this.executor = executor;
    this.handOff = handOff;
    this.undelivered = undelivered;
    this.gone = gone;
    this.report = report;
  }

  /** Sends to each of these, several at once; returns when the last of them has begun. */
  void sendAll(List<? extends RecipientFrames> recipients) {
    executor.inside(() -> recipients.forEach(to -> submit(FrameTask.first(to, this::send))));
  }

  private void submit(FrameTask task) {
    if (time.isEnded()) {
      task.run();
    } else {
      executor.submit(task);
    }
  }

  /**
   * Waits for all, and hands off the recipients that were not reached. A publication does so
   * without any more retries, and tries only those again that the queue does not take.
   */
  void finish() {
    if (policy == DeliveryPolicy.PUBLICATION && !handOff.isRefused()) {
      executor.awaitSubmitted();
      isEnding.set(true);
      executor.runDelayedNow();
      isEnding.set(false);
      undelivered.offerAll().forEach(untaken -> submit(untaken.alone()));
    }
    executor.awaitAll();
    undelivered.offerAll().forEach(untaken -> report.count(untaken.last()));
  }

  /** Sends the next frame of a recipient once; answers what is to be sent to it after that. */
  private Optional<FrameTask> send(FrameTask task) {
    if (isEnding.get() && task.attempts() > 0) {
      return settle(task);
    }
    Connection to = task.to().connection();
    Optional<Frame> frame = task.to().frame(task.index());
    FrameTask tried = task.after(frame.isEmpty() ? TOO_LARGE : attempt(task, to, frame.get()));
    Optional<Duration> wait = waitBeforeRetry(tried);
    if (wait.isEmpty()) {
      return settle(tried);
    }
    executor.submitLater(tried, wait.get());
    return Optional.empty();
  }

  private Delivery attempt(FrameTask task, Connection to, Frame frame) {
    Instant end = time.end();
    if (!flow.awaitTurn(end)) {
      return NOT_SENT;
    }
    // Asked first: the answer may arrive when the connection would be old enough to be gone.
    boolean mayBeOpening = to.mayBeOpening(clock.instant());
    Delivery answer = post(task, to, frame);
    return answer instanceof Delivery.Gone && mayBeOpening ? NOT_YET_OPEN : answer;
  }

  private Delivery post(FrameTask task, Connection to, Frame frame) {
    try {
      Delivery answer = transport.send(to.id(), frame);
      pacer.heard(to.id(), answer, task.attempts() == 0);
      // The interrupt is taken from the thread, or its next task would fail as well.
      boolean cutOff = Thread.interrupted();
      return cutOff && answer instanceof Delivery.Failed ? CUT_OFF : answer;
    } catch (RuntimeException defect) {
      // A border: whatever goes wrong with one recipient must not reach the others.
      return new Delivery.Failed(defect.toString());
    }
  }

  private Optional<Duration> waitBeforeRetry(FrameTask tried) {
    if (isEnding.get()) {
      return Optional.empty();
    }
    boolean queued = policy.isQueued() && !handOff.isRefused();
    return RetryPolicy.waitBeforeRetry(
            tried.last(), tried.attempts(), pacer.isAccountThrottled(), queued)
        .filter(wait -> !time.isOver(wait));
  }

  /** The one place that decides what a result means for recipient, report, queue and store. */
  private Optional<FrameTask> settle(FrameTask task) {
    task.to().settled(task.last());
    switch (task.last()) {
      case Delivery.Gone() -> {
        if (policy.removesGone()) {
          gone.add(task.to().connection().id());
        }
        report.gone(1 + task.left());
        return Optional.empty();
      }
      case Delivery.NotSent() when policy.isQueued() -> undelivered.addUnsent(task);
      case Delivery.NotYetOpen(), Delivery.Throttled()
          when policy.isQueued() && undelivered.addUnreached(task) -> {}
      case Delivery.Sent(),
          Delivery.NotYetOpen(),
          Delivery.Throttled(),
          Delivery.TooLarge(),
          Delivery.NotSent(),
          Delivery.Failed _ ->
          report.count(task.last());
    }
    return following(task);
  }

  private Optional<FrameTask> following(FrameTask task) {
    if (policy.needsEveryFrame() && !(task.last() instanceof Delivery.Sent)) {
      report.unsent(task.left());
      return Optional.empty();
    }
    return task.next();
  }
}
