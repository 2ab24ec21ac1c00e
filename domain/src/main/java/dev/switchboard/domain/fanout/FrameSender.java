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
 * Sends frames to their recipients, paced and with retries, and records each result. It belongs to
 * one run, whose frames are one flow of the {@link Pacer}. May be shared between threads until
 * {@link #finish} is called.
 */
final class FrameSender {

  private static final Delivery NO_ANSWER_IN_TIME =
      new Delivery.Failed("There was no time left to wait for the gateway's answer.");
  private static final Delivery NOT_SENT = new Delivery.NotSent();
  private static final Delivery NOT_YET_OPEN = new Delivery.NotYetOpen();

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

  /** True while delayed retries are ended: results are then final, without another attempt. */
  private final AtomicBoolean retriesEnded = new AtomicBoolean();

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

  /** Starts sending to each recipient, several at once; returns when the last has been started. */
  void sendAll(List<? extends RecipientFrames> recipients) {
    executor.runAndWait(() -> recipients.forEach(to -> submit(FrameTask.first(to, this::send))));
  }

  private void submit(FrameTask task) {
    if (time.isEnded()) {
      task.run();
    } else {
      executor.submit(task);
    }
  }

  /**
   * Waits for all frames, and hands off the recipients that were not reached. A publication first
   * ends its retries, and resumes only those that the queue rejects.
   */
  void finish() {
    if (policy == DeliveryPolicy.PUBLICATION && !handOff.lastHandOffRejected()) {
      executor.awaitSubmitted();
      retriesEnded.set(true);
      executor.runDelayedNow();
      retriesEnded.set(false);
      undelivered.handOffAll().forEach(rejected -> submit(rejected.withoutFollowing()));
    }
    executor.awaitAll();
    undelivered.handOffAll().forEach(rejected -> report.count(rejected.last()));
  }

  /**
   * Sends the next frame of a recipient once. Returns the task to continue with immediately, if
   * any.
   */
  private Optional<FrameTask> send(FrameTask task) {
    if (retriesEnded.get() && task.attempts() > 0) {
      return settle(task);
    }
    Connection to = task.to().connection();
    Optional<Frame> frame = task.to().frame(task.index());
    if (frame.isEmpty()) {
      return settle(task.afterAttempt(task.to().unsendable(task.index())));
    }
    FrameTask attempted = task.afterAttempt(attempt(task, to, frame.get()));
    Optional<Duration> wait = waitBeforeRetry(attempted);
    if (wait.isEmpty()) {
      return settle(attempted);
    }
    executor.submitDelayed(attempted, wait.get());
    return Optional.empty();
  }

  private Delivery attempt(FrameTask task, Connection to, Frame frame) {
    Instant end = time.end();
    if (!flow.awaitTurn(end)) {
      return NOT_SENT;
    }
    // Determined before the post: when the answer arrives, the connection may be too old.
    boolean mayBeOpening = to.mayBeOpening(clock.instant());
    Delivery answer = post(task, to, frame);
    return answer instanceof Delivery.Gone && mayBeOpening ? NOT_YET_OPEN : answer;
  }

  private Delivery post(FrameTask task, Connection to, Frame frame) {
    try {
      Delivery answer = transport.send(to.id(), frame);
      pacer.recordResult(to.id(), answer, task.attempts() == 0);
      // Clears the interrupt flag, which would otherwise fail the thread's next task as well.
      boolean interrupted = Thread.interrupted();
      return interrupted && answer instanceof Delivery.Failed ? NO_ANSWER_IN_TIME : answer;
    } catch (RuntimeException defect) {
      // A failure at one recipient must not affect the others.
      return new Delivery.Failed(defect.toString());
    }
  }

  private Optional<Duration> waitBeforeRetry(FrameTask attempted) {
    if (retriesEnded.get()) {
      return Optional.empty();
    }
    boolean queued = policy.isQueued() && !handOff.lastHandOffRejected();
    return RetryPolicy.waitBeforeRetry(
            attempted.last(), attempted.attempts(), pacer.isAccountThrottled(), queued)
        .filter(wait -> !time.endsWithin(wait));
  }

  /**
   * Applies a result to the recipient, the report, the queue and the store. Only this method
   * interprets results.
   */
  private Optional<FrameTask> settle(FrameTask task) {
    task.to().settled(task.last());
    switch (task.last()) {
      case Delivery.Gone() -> {
        if (policy.removesGone()) {
          gone.add(task.to().connection().id());
        }
        report.gone(1 + task.remaining());
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
      report.unsent(task.remaining());
      return Optional.empty();
    }
    return task.next();
  }
}
