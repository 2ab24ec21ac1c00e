package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One recipient, and its frames in the order of sending. */
sealed interface RecipientFrames {

  /** Returns the connection to which the frames are sent. */
  Connection connection();

  /** Returns the number of frames. */
  int size();

  /** Returns the frame at an index; empty if it cannot be sent. */
  Optional<Frame> frame(int index);

  /** Returns the result of a frame that cannot be sent. */
  Delivery unsendable(int index);

  /** Receives the final result of the next frame; called in the order of the frames. */
  default void settled(Delivery result) {}

  /** The events of a publication, for one subscriber. */
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

    @Override
    public Delivery unsendable(int index) {
      return events.get(index).unsendable();
    }
  }

  /**
   * Frames for a single connection. They are never queued, since another invocation cannot send
   * them.
   *
   * @param result receives the result of each frame that was sent or could not be sent
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
    public Delivery unsendable(int index) {
      throw new IllegalArgumentException("Every frame to a single connection can be sent.");
    }

    @Override
    public void settled(Delivery delivery) {
      result.accept(delivery);
    }
  }
}
