package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.Event;
import java.util.List;

/**
 * Events on their way to one channel.
 *
 * @param events at least one; each is delivered on its own. A subscriber receives them in this
 *     order, except those that are retried or handed off, which may arrive later
 */
public record Publication(ChannelName channel, List<Event> events) {

  public Publication {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A publication has at least one event.");
    }
  }
}
