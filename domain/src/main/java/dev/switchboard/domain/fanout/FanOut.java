package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Delivers frames to their recipients, and reports what became of each.
 *
 * <p>A recipient that fails does not affect the others. One that is throttled, not yet open or
 * failing is tried again until the deadline. What cannot be done by then, or is too much from the
 * start, is handed to the queue. A publisher does not wait for retries that the queue takes.
 * Nothing is left running when a call returns, also when it throws. May be shared between threads.
 */
public final class FanOut {

  private final FanOutDependencies dependencies;

  /** Assembles a fan-out; {@link FanOutQueue#NONE} for one without a queue. */
  public FanOut(
      ConnectionStore store,
      Transport transport,
      Codec codec,
      FanOutQueue queue,
      Pause pause,
      InstantSource clock,
      FanOutLimits limits) {
    Pacer pacer = new Pacer(limits, clock, pause);
    this.dependencies =
        new FanOutDependencies(store, transport, codec, queue, pause, pacer, clock, limits);
  }

  /**
   * Delivers a publication to every subscriber of its channel. A connection with two subscriptions
   * that cover it receives it twice. Each event to each subscriber is counted on its own.
   *
   * @param deadline when to stop and hand over the rest; early enough to answer
   * @return who of the audience could not be read, and was not left to the queue either, is among
   *     the unsent: an estimate
   * @throws StoreUnavailableException if the audience cannot be read, nothing was sent to anybody
   *     and nothing left to the queue
   */
  public FanOutReport publish(Publication publication, Instant deadline) {
    return deliver(
        DeliveryPolicy.PUBLICATION,
        publication.events(),
        0,
        deadline,
        run -> publication.channel().patterns().forEach(run::toAll));
  }

  /** Delivers an event to one subscriber alone. */
  public FanOutReport reply(Subscription to, Event event, Instant deadline) {
    return deliver(
        DeliveryPolicy.JOB, List.of(event), 0, deadline, run -> run.toSubscribers(List.of(to)));
  }

  /**
   * Sends frames to one connection, in this order; after one that was not delivered, the others are
   * not sent. Nothing is handed to the queue: it would come too late.
   */
  public FanOutReport send(Connection to, List<Frame> frames, Instant deadline) {
    RecipientFrames.Direct direct = new RecipientFrames.Direct(to, frames, _ -> {});
    return deliver(
        DeliveryPolicy.REPLY, List.of(), 0, deadline, run -> run.toEach(List.of(direct)));
  }

  /**
   * Sends the same frame to many connections, again to those that it did not reach, until the
   * deadline. Connections that are gone are not removed by this.
   *
   * @return the result for each, in the order of the connections
   */
  public List<Delivery> sendToEach(List<Connection> to, Frame frame, Instant deadline) {
    AtomicReferenceArray<Delivery> results = new AtomicReferenceArray<>(to.size());
    List<RecipientFrames.Direct> recipients = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      int index = i;
      results.set(index, new Delivery.NotSent());
      recipients.add(
          new RecipientFrames.Direct(
              to.get(index), List.of(frame), result -> results.set(index, result)));
    }
    deliver(DeliveryPolicy.KEEP_ALIVE, List.of(), 0, deadline, run -> run.toEach(recipients));
    return IntStream.range(0, to.size()).mapToObj(results::get).toList();
  }

  /**
   * Does a job of the queue. Doing it twice sends twice; removing a connection twice does nothing.
   *
   * @param deadline when to stop and hand off the rest
   * @throws StoreUnavailableException if nobody of a share can be read, or a connection cannot be
   *     removed; the job should be delivered again
   */
  public FanOutReport work(FanOutJob job, Instant deadline) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(var events, var pattern, var share, var from) ->
          deliver(
              DeliveryPolicy.JOB, events, 0, deadline, run -> run.toShare(pattern, share, from));
      case FanOutJob.SendToSome(var event, var recipients, int round) ->
          deliver(
              DeliveryPolicy.JOB,
              List.of(event),
              round,
              deadline,
              run -> run.toSubscribers(recipients));
      case FanOutJob.Forget(var gone) -> remove(gone, deadline);
    };
  }

  private FanOutReport deliver(
      DeliveryPolicy policy,
      List<Event> events,
      int round,
      Instant deadline,
      Consumer<FanOutRun> recipients) {
    FanOutRun run = new FanOutRun(policy, events, round, dependencies, deadline);
    try (run) {
      recipients.accept(run);
    }
    return run.report();
  }

  private FanOutReport remove(List<ConnectionId> gone, Instant deadline) {
    ConnectionRemover remover = new ConnectionRemover(dependencies, deadline);
    try (remover) {
      gone.forEach(remover::remove);
    }
    if (remover.failure().isPresent()) {
      throw remover.failure().get();
    }
    List<ConnectionId> late = remover.late();
    int untaken = new HandOff(dependencies, deadline).offerGone(late).size();
    ReportBuilder report = new ReportBuilder();
    report.gone(gone.size() - late.size());
    report.handedOver(late.size() - untaken);
    report.unsent(untaken);
    return report.report();
  }
}
