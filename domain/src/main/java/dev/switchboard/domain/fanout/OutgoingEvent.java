package dev.switchboard.domain.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.EventFrames;
import java.util.List;
import java.util.Optional;

/**
 * An event, ready to be sent to each of its subscribers, and measured once for all of them.
 *
 * @param plainFits whether plain clients can be sent it
 * @param roomForId the longest subscription id, in bytes, with which others can be
 */
record OutgoingEvent(Event event, EventFrames frames, boolean plainFits, int roomForId) {

  static List<OutgoingEvent> all(List<Event> events, Codec codec) {
    return events.stream().map(event -> of(event, codec)).toList();
  }

  private static OutgoingEvent of(Event event, Codec codec) {
    EventFrames frames = codec.frames(event);
    return new OutgoingEvent(
        event,
        frames,
        frames.plain().text().getBytes(UTF_8).length <= Frame.MAX_BYTES,
        Frame.MAX_BYTES - frames.bytes());
  }

  /** The frame for one subscriber; none if the gateway would not carry it. */
  Optional<Frame> frameTo(Subscription to) {
    boolean fits =
        to.connection().protocol() == Protocol.PLAIN
            ? plainFits
            : to.id().value().length() <= roomForId;
    return fits ? Optional.of(frames.to(to)) : Optional.empty();
  }
}
