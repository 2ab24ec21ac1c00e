package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.Event;
import java.util.List;

/**
 * Events on their way to one channel.
 *
 * @param events at least one; each is delivered on its own, to one subscriber in this order as far
 *     as none has to be tried again later or is left to others: that one may come after the next
 */
public record Publication(ChannelName channel, List<Event> events) {

  public Publication {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A publication has at least one event.");
    }
  }
}
