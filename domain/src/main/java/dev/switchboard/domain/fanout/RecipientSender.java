package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends the frames of one run to its recipients, again where that is worth it, and settles what
 * became of each. May be shared between threads, until it is finished by its owner.
 */
final class RecipientSender {

  private static final Delivery TOO_LARGE = new Delivery.TooLarge();

  private final DeliveryPolicy policy;
  private final RunTime time;
  private final BoundedExecutor executor;
  private final FrameSender sender;
  private final Pacer pacer;
  private final HandOff handOff;
  private final UndeliveredRecipients undelivered;
  private final GoneConnections gone;
  private final ReportBuilder report;

  /** Set once everybody was tried and the report is due: then nobody is tried again. */
  private final AtomicBoolean isEnding = new AtomicBoolean();

  RecipientSender(
      FanOutDependencies dependencies,
      DeliveryPolicy policy,
      RunTime time,
      BoundedExecutor executor,
      HandOff handOff,
      UndeliveredRecipients undelivered,
      GoneConnections gone,
      ReportBuilder report) {
    this.policy = policy;
    this.time = time;
    this.executor = executor;
    this.sender = new FrameSender(dependencies);
    this.pacer = dependencies.pacer();
    this.handOff = handOff;
    this.undelivered = undelivered;
    this.gone = gone;
    this.report = report;
  }

  /** Sends to each of these, several at once; returns when the last of them has begun. */
  void sendAll(List<? extends RecipientFrames> recipients) {
    executor.inside(
        () -> recipients.forEach(each -> submit(RecipientSend.first(each, this::sendOnce))));
  }

  private void submit(RecipientSend send) {
    if (time.isEnded()) {
      send.run();
    } else {
      executor.submit(send);
    }
  }

  /**
   * Waits for all, and hands off whom it did not reach. A publication first does so without any
   * more retries; only those that the queue does not take are tried on.
   */
  void finish() {
    if (policy == DeliveryPolicy.PUBLICATION && !handOff.isRefused()) {
      executor.awaitSubmitted();
      isEnding.set(true);
      executor.runDelayedNow();
      isEnding.set(false);
      undelivered.offerAll().forEach(this::submit);
    }
    executor.awaitAll();
    undelivered.offerAll().forEach(untaken -> report.count(untaken.last()));
  }

  /** Sends the next frame of a recipient once; answers what is to be sent to it after that. */
  private Optional<RecipientSend> sendOnce(RecipientSend send) {
    if (isEnding.get() && send.attempts() > 0) {
      return settle(send);
    }
    RecipientSend tried = send.after(attempt(send));
    Optional<Duration> wait = waitBeforeRetry(tried);
    if (wait.isEmpty()) {
      return settle(tried);
    }
    executor.submitLater(tried, wait.get());
    return Optional.empty();
  }

  private Delivery attempt(RecipientSend send) {
    Connection to = send.to().connection();
    Optional<Frame> frame = send.to().frame(send.index());
    return frame.isPresent()
        ? sender.send(to, frame.get(), send.attempts() == 0, time.end())
        : TOO_LARGE;
  }

  private Optional<Duration> waitBeforeRetry(RecipientSend tried) {
    if (isEnding.get()) {
      return Optional.empty();
    }
    boolean queued = policy.isQueued() && !handOff.isRefused();
    return RetryPolicy.waitBeforeRetry(
            tried.last(), tried.attempts(), pacer.isAccountThrottled(), queued)
        .filter(wait -> !time.isOver(wait));
  }

  /** The one place that decides what a result means for recipient, report, queue and store. */
  private Optional<RecipientSend> settle(RecipientSend send) {
    send.to().settled(send.last());
    switch (send.last()) {
      case Delivery.Gone() -> {
        if (policy.removesGone()) {
          gone.add(send.to().connection().id());
        }
        report.gone(1 + send.left());
        return Optional.empty();
      }
      case Delivery.NotSent() when policy.isQueued() -> undelivered.addUnsent(send);
      case Delivery.NotYetOpen(), Delivery.Throttled()
          when policy.isQueued() && undelivered.addUnreached(send) -> {}
      case Delivery.Sent(),
          Delivery.NotYetOpen(),
          Delivery.Throttled(),
          Delivery.TooLarge(),
          Delivery.NotSent(),
          Delivery.Failed _ ->
          report.count(send.last());
    }
    return following(send);
  }

  private Optional<RecipientSend> following(RecipientSend send) {
    if (policy.needsEveryFrame() && !(send.last() instanceof Delivery.Sent)) {
      report.unsent(send.left());
      return Optional.empty();
    }
    return send.next();
  }
}
