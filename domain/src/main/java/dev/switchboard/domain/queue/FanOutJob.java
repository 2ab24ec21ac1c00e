package dev.switchboard.domain.queue;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A part of a fan-out for another invocation.
 *
 * @param id distinguishes a job that is delivered twice from two jobs. A queue with a smaller size
 *     limit may split a job. The id of each part is that of the whole, a dot and a number from 0.
 *     Parts may be split again. No recipient is in two parts
 * @param work the work to do
 * @param delay the time before the job is delivered, up to the 15 minutes of SQS
 */
public record FanOutJob(String id, Work work, Duration delay) {

  /**
   * The number of recipients that a job should contain: some seconds of posts, for a worker with a
   * minute.
   */
  public static final int RECIPIENTS = 2_000;

  /** The work of a job. */
  public sealed interface Work {}

  /** Sends events to the subscribers to a pattern within a share, starting at a cursor. */
  public record SendToShare(
      List<Event> events, ChannelPattern pattern, AudienceShare share, Cursor from)
      implements Work {

    public SendToShare {
      events = List.copyOf(events);
    }
  }

  /**
   * Sends one event to a list of subscribers.
   *
   * @param round how often they were already handed off because they could not be reached
   */
  public record SendToSome(Event event, List<Subscription> recipients, int round) implements Work {

    public SendToSome {
      recipients = List.copyOf(recipients);
    }
  }

  /** Removes connections that are gone. */
  public record Forget(List<ConnectionId> gone) implements Work {

    public Forget {
      gone = List.copyOf(gone);
    }
  }

  /** Returns a job without a delay. */
  public static FanOutJob of(Work work) {
    return of(work, Duration.ZERO);
  }

  /** Returns a job with a delay. */
  public static FanOutJob of(Work work, Duration delay) {
    return new FanOutJob(UUID.randomUUID().toString(), work, delay);
  }
}
