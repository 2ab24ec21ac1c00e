package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.pacing.Pacer;
import dev.switchboard.domain.pacing.Pause;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
    Pacer pacer = new Pacer(limits.postsPerSecond(), limits.window(), clock, pause);
    this.dependencies =
        new FanOutDependencies(store, transport, codec, queue, pause, pacer, clock, limits);
  }

  /**
   * Delivers a publication to every subscriber of its channel. A connection with two subscriptions
   * that cover it receives it twice. Each event to each subscriber is counted on its own.
   *
   * @param deadline when to stop and hand off the rest; early enough to answer
   * @return subscribers that could not be read, and were not handed off either, are an estimate
   *     among the unsent
   * @throws StoreUnavailableException if the audience cannot be read, nothing was sent to anybody
   *     and nothing handed off
   */
  public FanOutReport publish(Publication publication, Instant deadline) {
    FanOutRun run = run(DeliveryPolicy.PUBLICATION, publication.events(), 0, deadline);
    try (run) {
      publication.channel().patterns().forEach(pattern -> publishTo(pattern, run));
    }
    return run.report();
  }

  /** Delivers to all subscribers of a pattern; hands them off, unread, if they are many. */
  private void publishTo(ChannelPattern pattern, FanOutRun run) {
    int most = dependencies.limits().inlineMax() / run.events().size();
    AudienceReader whole = run.read(pattern, AudienceShare.WHOLE, Cursor.START);
    List<AudienceShare> untaken = sendOrHandOff(whole, most, run);
    for (int i = 0; i < untaken.size(); i++) {
      if (run.time().isOver(Duration.ZERO)) {
        run.unread().leave(untaken.subList(i, untaken.size()), whole);
        return;
      }
      sendOrHandOff(run.read(pattern, untaken.get(i), Cursor.START), Integer.MAX_VALUE, run);
    }
  }

  /** Delivers, or hands off an audience larger than that; answers the shares not taken. */
  private static List<AudienceShare> sendOrHandOff(
      AudienceReader audience, int most, FanOutRun run) {
    try (audience) {
      Optional<List<Subscription>> first = audience.next();
      if (audience.all() > most) {
        return run.unread().handOffWhole(audience);
      }
      sendPages(first, audience, run);
    } catch (StoreUnavailableException down) {
      run.unread().leave(audience, down);
    }
    return List.of();
  }

  /**
   * Delivers to a share of a pattern's subscribers, however many they are. If not even the first of
   * them can be read, they are not handed off: the job would be a new one each time, without end.
   */
  private static void sendShare(AudienceReader audience, FanOutRun run) {
    Cursor from = audience.unread();
    try (audience) {
      sendPages(audience.next(), audience, run);
    } catch (StoreUnavailableException down) {
      if (audience.unread().equals(from)) {
        run.unread().countUnreadable(audience, down);
      } else {
        run.unread().leave(audience, down);
      }
    }
  }

  private static void sendPages(
      Optional<List<Subscription>> first, AudienceReader audience, FanOutRun run) {
    for (Optional<List<Subscription>> page = first; page.isPresent(); page = audience.next()) {
      run.sender().sendAll(run.framesFor(page.get()));
      if (audience.hasNext() && run.time().isEnded()) {
        if (run.unread().handOffRest(audience)) {
          return;
        }
        if (run.time().isOver(Duration.ZERO)) {
          run.unread().countRest(audience, run.time());
          return;
        }
      }
    }
  }

  /** Delivers an event to one subscriber alone. */
  public FanOutReport reply(Subscription to, Event event, Instant deadline) {
    return sendTo(List.of(to), event, 0, deadline);
  }

  private FanOutReport sendTo(
      List<Subscription> recipients, Event event, int round, Instant deadline) {
    FanOutRun run = run(DeliveryPolicy.JOB, List.of(event), round, deadline);
    try (run) {
      run.sender().sendAll(run.framesFor(recipients));
    }
    return run.report();
  }

  /**
   * Sends frames to one connection, in this order; after one that was not delivered, the others are
   * not sent. Nothing is handed to the queue: it would come too late.
   */
  public FanOutReport send(Connection to, List<Frame> frames, Instant deadline) {
    FanOutRun run = run(DeliveryPolicy.REPLY, List.of(), 0, deadline);
    try (run) {
      run.sender().sendAll(List.of(new RecipientFrames.Direct(to, frames, _ -> {})));
    }
    return run.report();
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
    try (FanOutRun run = run(DeliveryPolicy.KEEP_ALIVE, List.of(), 0, deadline)) {
      run.sender().sendAll(recipients);
    }
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
      case FanOutJob.SendToShare(var events, var pattern, var share, var from) -> {
        FanOutRun run = run(DeliveryPolicy.JOB, events, 0, deadline);
        try (run) {
          sendShare(run.read(pattern, share, from), run);
        }
        yield run.report();
      }
      case FanOutJob.SendToSome(var event, var recipients, int round) ->
          sendTo(recipients, event, round, deadline);
      case FanOutJob.Forget(var gone) -> GoneConnections.removeAll(gone, dependencies, deadline);
    };
  }

  private FanOutRun run(DeliveryPolicy policy, List<Event> events, int round, Instant deadline) {
    return FanOutRun.begin(policy, events, round, dependencies, deadline);
  }
}
