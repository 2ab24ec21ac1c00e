package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Delivers text to everyone who should have it, and says what became of each.
 *
 * <p>One recipient's trouble never reaches another. Who is throttled, not yet open, or could not be
 * reached is tried again, until the deadline; what cannot be done by then, or is too much from the
 * start, goes to the queue. Nothing is left running when a call returns, also when it throws. May
 * be shared between threads.
 */
public final class FanOut {

  private final ConnectionStore store;
  private final Transport transport;
  private final FanOutQueue queue;
  private final Pause pause;
  private final InstantSource clock;
  private final FanOutLimits limits;

  /** Assembles a fan-out; {@link FanOutQueue#NONE} for one without a queue. */
  public FanOut(
      ConnectionStore store,
      Transport transport,
      FanOutQueue queue,
      Pause pause,
      InstantSource clock,
      FanOutLimits limits) {
    this.store = store;
    this.transport = transport;
    this.queue = queue;
    this.pause = pause;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Delivers a publication to every subscriber of its channel. A connection with two subscriptions
   * that cover it receives it twice.
   *
   * @param deadline when to stop and hand over the rest; early enough to answer
   * @throws StoreUnavailableException if the audience cannot be read to its end and the queue does
   *     not take the rest either; those read until then have been tried
   */
  public FanOutReport publish(Publication publication, Instant deadline) {
    Delivering delivering = deliver(publication.text(), deadline);
    try (delivering) {
      for (ChannelPattern pattern : publication.channel().patterns()) {
        delivering.toAll(pattern, limits.inlineMax());
      }
    }
    return delivering.report();
  }

  /** Delivers text to one connection alone. */
  public FanOutReport reply(Connection to, String text, Instant deadline) {
    Delivering delivering = deliver(text, deadline);
    try (delivering) {
      delivering.toSome(List.of(to));
    }
    return delivering.report();
  }

  /**
   * Works off a job of the queue. Doing the same one twice sends twice.
   *
   * @param deadline when to stop and hand over the rest
   * @throws StoreUnavailableException as {@link #publish} does
   */
  public FanOutReport work(FanOutJob job, Instant deadline) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(
              String text,
              ChannelPattern pattern,
              AudienceShare share,
              Cursor from) -> {
        Delivering delivering = deliver(text, deadline);
        try (delivering) {
          delivering.toShare(pattern, share, from);
        }
        yield delivering.report();
      }
      case FanOutJob.SendToSome(String text, List<Connection> recipients) -> {
        Delivering delivering = deliver(text, deadline);
        try (delivering) {
          delivering.toSome(recipients);
        }
        yield delivering.report();
      }
      case FanOutJob.Forget forget -> forget(forget);
    };
  }

  private FanOutReport forget(FanOutJob.Forget job) {
    Tally tally = new Tally();
    try (Sweeper sweeper = new Sweeper(store, clock)) {
      job.gone().forEach(sweeper::sweepNow);
      job.gone().forEach(_ -> tally.gone());
    }
    return tally.report();
  }

  private Delivering deliver(String text, Instant deadline) {
    return new Delivering(text, deadline, store, transport, queue, pause, clock, limits);
  }
}
