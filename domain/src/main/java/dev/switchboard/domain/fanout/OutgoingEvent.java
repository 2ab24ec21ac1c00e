package dev.switchboard.domain.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.UnpairedSurrogates;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.EventFrames;
import java.util.List;
import java.util.Optional;

/**
 * An event that is ready to be sent. Its size is computed once for all subscribers.
 *
 * @param plainFits whether the frame for plain clients is within the size limit
 * @param roomForId the maximum length in bytes of a subscription id with which a frame of the
 *     Events protocol is within the size limit
 * @param unsendable the result for a subscriber whose frame cannot be sent
 */
record OutgoingEvent(
    Event event, EventFrames frames, boolean plainFits, int roomForId, Delivery unsendable) {

  private static final Delivery TOO_LARGE = new Delivery.TooLarge();

  /** A job of an older release can contain such an event; new ones are refused when published. */
  private static final Delivery NOT_TEXT =
      new Delivery.Failed("The event contains half of a surrogate pair: no text in UTF-8.");

  static List<OutgoingEvent> all(List<Event> events, Codec codec) {
    return events.stream().map(event -> of(event, codec)).toList();
  }

  private static OutgoingEvent of(Event event, Codec codec) {
    EventFrames frames = codec.frames(event);
    if (UnpairedSurrogates.areIn(frames.afterId())) {
      return new OutgoingEvent(event, frames, false, -1, NOT_TEXT);
    }
    return new OutgoingEvent(
        event,
        frames,
        frames.plain().text().getBytes(UTF_8).length <= Frame.MAX_BYTES,
        Frame.MAX_BYTES - frames.bytes(),
        TOO_LARGE);
  }

  /** Returns the frame for one subscriber; empty if it cannot be sent. */
  Optional<Frame> frameTo(Subscription to) {
    boolean fits =
        to.connection().protocol() == Protocol.PLAIN
            ? plainFits
            : to.id().value().length() <= roomForId;
    return fits ? Optional.of(frames.to(to)) : Optional.empty();
  }
}
