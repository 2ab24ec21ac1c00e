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
 * @param id tells a job that is delivered twice from two jobs. A queue that takes only smaller jobs
 *     may cut one: each part is a job whose id is the whole one's, a dot and the part's number from
 *     0, and parts may be cut again. Nobody gets an event by two of them.
 * @param work what is to be done
 * @param delay how long it is to wait first, up to 15 minutes, which is what SQS can
 */
public record FanOutJob(String id, Work work, Duration delay) {

  /** How many recipients a job should hold: some seconds of posts, for a worker with a minute. */
  public static final int RECIPIENTS = 2_000;

  /** What is to be done. */
  public sealed interface Work {}

  /**
   * To send events to all who listen to a pattern, within a share of them, from a place in it on.
   */
  public record SendToShare(
      List<Event> events, ChannelPattern pattern, AudienceShare share, Cursor from)
      implements Work {

    public SendToShare {
      events = List.copyOf(events);
    }
  }

  /**
   * To send one event to subscribers by name.
   *
   * @param round how often they were handed over already because they could not be reached
   */
  public record SendToSome(Event event, List<Subscription> recipients, int round) implements Work {

    public SendToSome {
      recipients = List.copyOf(recipients);
    }
  }

  /** To forget connections that are gone. */
  public record Forget(List<ConnectionId> gone) implements Work {

    public Forget {
      gone = List.copyOf(gone);
    }
  }

  /** Work to be done at once. */
  public static FanOutJob of(Work work) {
    return of(work, Duration.ZERO);
  }

  /** Work to be done after a while. */
  public static FanOutJob of(Work work, Duration delay) {
    return new FanOutJob(UUID.randomUUID().toString(), work, delay);
  }
}
