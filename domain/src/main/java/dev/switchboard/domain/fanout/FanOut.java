package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.Attempts.Last;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Delivers events to everyone who should have it, and says what became of each.
 *
 * <p>One recipient's trouble never reaches another. Who is throttled, not yet open, or could not be
 * reached is tried again, until the deadline; what cannot be done by then, or is too much from the
 * start, goes to the queue. Nothing is left running when a call returns, also when it throws. May
 * be shared between threads.
 */
public final class FanOut {

  private final Means means;

  /** Assembles a fan-out; {@link FanOutQueue#NONE} for one without a queue. */
  public FanOut(
      ConnectionStore store,
      Transport transport,
      Codec codec,
      FanOutQueue queue,
      Pause pause,
      InstantSource clock,
      FanOutLimits limits) {
    Pacer pacer = new Pacer(limits.postsPerSecond(), clock, pause);
    this.means = new Means(store, transport, codec, queue, pause, pacer, clock, limits);
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
        publication.events(),
        0,
        deadline,
        delivering -> publication.channel().patterns().forEach(delivering::toAll));
  }

  /** Delivers an event to one subscriber alone. */
  public FanOutReport reply(Subscription to, Event event, Instant deadline) {
    return deliver(List.of(event), 0, deadline, delivering -> delivering.toSome(List.of(to)));
  }

  /**
   * Says something to one connection, frame after frame, in this order; what comes after one that
   * did not arrive is not sent. Nothing of it is left to the queue: it would come too late.
   */
  public FanOutReport say(Connection to, List<Frame> frames, Instant deadline) {
    return Saying.say(to, frames, means, deadline);
  }

  /**
   * Says the same to many, at the pace of a fan-out; again to whom it did not reach, until the
   * deadline. Who is gone is not forgotten by this.
   *
   * @return what came of each, in the order of the connections; nothing where there was no time,
   *     and of one who was said to be gone while it may have been about to open
   */
  public List<Optional<Delivery>> sayToAll(List<Connection> to, Frame frame, Instant deadline) {
    List<CompletableFuture<Optional<Delivery>>> said = new ArrayList<>();
    try (Crew crew = new Crew(means.limits().window(), means, deadline)) {
      Attempts attempts = new Attempts(means, crew, deadline);
      for (Connection each : to) {
        CompletableFuture<Optional<Delivery>> came = new CompletableFuture<>();
        said.add(came);
        crew.take(
            () ->
                came.complete(attempts.send(each, frame).filter(FanOut::isKnown).map(Last::came)));
      }
    }
    return said.stream().map(each -> each.getNow(Optional.empty())).toList();
  }

  private static boolean isKnown(Last last) {
    return !(last.opening() && last.came() instanceof Delivery.Gone);
  }

  /**
   * Works off a job of the queue. Doing the same one twice sends twice; forgetting twice does
   * nothing.
   *
   * @param deadline when to stop and hand over the rest
   * @throws StoreUnavailableException if nobody of a share can be read, or somebody cannot be
   *     forgotten; the job should come again
   */
  public FanOutReport work(FanOutJob job, Instant deadline) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(var events, var pattern, var share, var from) ->
          deliver(events, 0, deadline, delivering -> delivering.toShare(pattern, share, from));
      case FanOutJob.SendToSome(var event, var recipients, int round) ->
          deliver(List.of(event), round, deadline, delivering -> delivering.toSome(recipients));
      case FanOutJob.Forget(var gone) -> forget(gone, deadline);
    };
  }

  private FanOutReport deliver(
      List<Event> events, int round, Instant deadline, Consumer<Delivering> toWhom) {
    Delivering delivering = new Delivering(events, round, means, deadline);
    try (delivering) {
      toWhom.accept(delivering);
    }
    return delivering.report();
  }

  private FanOutReport forget(List<ConnectionId> gone, Instant deadline) {
    Tally tally = new Tally();
    Sweeper sweeper = new Sweeper(means, deadline);
    try (sweeper) {
      gone.forEach(sweeper::sweep);
    }
    if (sweeper.failure().isPresent()) {
      throw sweeper.failure().get();
    }
    List<ConnectionId> late = sweeper.late();
    int unsent = new Offers(means, deadline).forget(late).size();
    tally.gone(gone.size() - late.size());
    tally.handedOver(late.size() - unsent);
    tally.unsent(unsent);
    return tally.report();
  }
}
