package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Delivery;
import java.util.Optional;
import java.util.function.Function;

/**
 * A task that sends the frames of one recipient, starting at an index.
 *
 * @param to the recipient and its frames
 * @param step sends one frame once, and returns the task to continue with immediately, if any
 * @param index the index of the next frame
 * @param end the index after the last frame of this task
 * @param attempts how often the next frame was attempted
 * @param last the result of the last attempt; {@link Delivery.NotSent} before the first
 */
record FrameTask(
    RecipientFrames to,
    Function<FrameTask, Optional<FrameTask>> step,
    int index,
    int end,
    int attempts,
    Delivery last)
    implements Runnable {

  private static final Delivery NOT_SENT = new Delivery.NotSent();

  /** Returns the task for all frames of a recipient. */
  static FrameTask first(RecipientFrames to, Function<FrameTask, Optional<FrameTask>> step) {
    return new FrameTask(to, step, 0, to.size(), 0, NOT_SENT);
  }

  /** Sends one frame after another until one must wait or none is left. */
  @Override
  public void run() {
    Optional<FrameTask> next = Optional.of(this);
    while (next.isPresent()) {
      next = step.apply(next.get());
    }
  }

  /** Returns this task after another attempt. */
  FrameTask afterAttempt(Delivery result) {
    return new FrameTask(to, step, index, end, attempts + 1, result);
  }

  /** Returns this task without the frames after the next one, which are settled separately. */
  FrameTask withoutFollowing() {
    return new FrameTask(to, step, index, index + 1, attempts, last);
  }

  /** Returns the task for the remaining frames; empty after the last frame. */
  Optional<FrameTask> next() {
    return remaining() == 0
        ? Optional.empty()
        : Optional.of(new FrameTask(to, step, index + 1, end, 0, NOT_SENT));
  }

  /** Returns the number of frames after this one. */
  int remaining() {
    return end - index - 1;
  }
}
