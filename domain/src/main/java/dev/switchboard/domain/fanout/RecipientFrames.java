package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One recipient, and the frames that it is sent, in their order. */
sealed interface RecipientFrames {

  /** The connection to which the frames are sent. */
  Connection connection();

  /** How many frames there are. */
  int size();

  /** The frame at a place; empty if the gateway would not carry it. */
  Optional<Frame> frame(int index);

  /** Learns the final result of the next frame, in their order. */
  default void settled(Delivery result) {}

  /** The events of a publication, to one subscriber. */
  record Events(Subscription to, List<OutgoingEvent> events) implements RecipientFrames {

    @Override
    public Connection connection() {
      return to.connection();
    }

    @Override
    public int size() {
      return events.size();
    }

    @Override
    public Optional<Frame> frame(int index) {
      return events.get(index).frameTo(to);
    }
  }

  /**
   * Frames for one connection alone. Nobody else can send them, so they are never queued.
   *
   * @param result receives the result of each frame that was sent, or could not be
   */
  record Direct(Connection connection, List<Frame> frames, Consumer<Delivery> result)
      implements RecipientFrames {

    @Override
    public int size() {
      return frames.size();
    }

    @Override
    public Optional<Frame> frame(int index) {
      return Optional.of(frames.get(index));
    }

    @Override
    public void settled(Delivery delivery) {
      result.accept(delivery);
    }
  }
}
