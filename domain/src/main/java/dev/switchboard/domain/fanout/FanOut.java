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
 * Delivers frames to their recipients, and reports the result of each.
 *
 * <p>A recipient that fails does not affect the others. Frames to recipients that are throttled,
 * not yet open or failing are retried until the deadline. Work that does not fit before the
 * deadline, or exceeds the inline maximum, is handed off. A publisher does not wait for retries
 * that the queue accepts. Nothing is left running when a call returns or throws. May be shared
 * between threads.
 */
public final class FanOut {

  private final FanOutDependencies dependencies;

  /** Creates a fan-out. {@link FanOutQueue#NONE} means that it has no queue. */
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
   * Delivers a publication to every subscriber of its channel. A connection with two matching
   * subscriptions receives it twice. Each event is counted for each subscriber separately.
   *
   * @param deadline when to stop and hand off the rest; early enough to answer
   * @return the report; subscribers that could be neither read nor handed off are estimated in
   *     {@code unsent}
   * @throws StoreUnavailableException if the audience cannot be read, nothing was sent and nothing
   *     was handed off
   */
  public FanOutReport publish(Publication publication, Instant deadline) {
    FanOutRun run = run(DeliveryPolicy.PUBLICATION, publication.events(), 0, deadline);
    try (run) {
      publication.channel().patterns().forEach(pattern -> publishTo(pattern, run));
    }
    return run.report();
  }

  /** Delivers to all subscribers of a pattern, or hands them off unread if there are too many. */
  private void publishTo(ChannelPattern pattern, FanOutRun run) {
    int most = dependencies.limits().inlineMax() / run.events().size();
    AudienceReader whole = run.read(pattern, AudienceShare.WHOLE, Cursor.START);
    List<AudienceShare> rejected = sendOrHandOff(whole, most, run);
    for (int i = 0; i < rejected.size(); i++) {
      if (run.time().endsWithin(Duration.ZERO)) {
        run.unread().handOffShares(rejected.subList(i, rejected.size()), whole);
        return;
      }
      sendOrHandOff(run.read(pattern, rejected.get(i), Cursor.START), Integer.MAX_VALUE, run);
    }
  }

  /**
   * Delivers to an audience, or hands it off if it exceeds the maximum. Returns the shares that the
   * queue rejected.
   */
  private static List<AudienceShare> sendOrHandOff(
      AudienceReader audience, int most, FanOutRun run) {
    try (audience) {
      Optional<List<Subscription>> first = audience.next();
      if (audience.total() > most) {
        return run.unread().handOffWhole(audience);
      }
      sendPages(first, audience, run);
    } catch (StoreUnavailableException down) {
      run.unread().handOffUnreadable(audience, down);
    }
    return List.of();
  }

  /**
   * Delivers to a share of a pattern's subscribers, whatever their number. If the first page cannot
   * be read, the share is not handed off, since that would repeat the same job without end.
   */
  private static void sendShare(AudienceReader audience, FanOutRun run) {
    Cursor from = audience.nextCursor();
    try (audience) {
      sendPages(audience.next(), audience, run);
    } catch (StoreUnavailableException down) {
      if (audience.nextCursor().equals(from)) {
        run.unread().countUnreadable(audience, down);
      } else {
        run.unread().handOffUnreadable(audience, down);
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
        if (run.time().endsWithin(Duration.ZERO)) {
          run.unread().countRest(audience, run.time());
          return;
        }
      }
    }
  }

  /** Delivers an event to one subscriber. */
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
   * Sends frames to one connection, in this order. After a frame that was not delivered, the
   * remaining ones are not sent. Nothing is queued, since it would arrive too late.
   */
  public FanOutReport send(Connection to, List<Frame> frames, Instant deadline) {
    FanOutRun run = run(DeliveryPolicy.REPLY, List.of(), 0, deadline);
    try (run) {
      run.sender().sendAll(List.of(new RecipientFrames.Direct(to, frames, _ -> {})));
    }
    return run.report();
  }

  /**
   * Sends one frame to many connections, with retries until the deadline. Connections that are gone
   * are not removed.
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
   * Processes a job of the queue. Processing it twice sends its events twice; removing a connection
   * twice does nothing.
   *
   * @param deadline when to stop and hand off the rest
   * @throws StoreUnavailableException if no page of a share can be read, or a connection cannot be
   *     removed; the queue should deliver the job again
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
