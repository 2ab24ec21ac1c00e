package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Delivery;
import java.util.Optional;
import java.util.function.Function;

/**
 * A task: to send the frames of one recipient, from a place in them on.
 *
 * @param to the recipient and its frames
 * @param step sends one frame once; answers the task that is left, to go on with at once
 * @param index which frame is next
 * @param end the place after the last frame of this task
 * @param attempts how often it was sent already
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

  /** The task of all frames of a recipient. */
  static FrameTask first(RecipientFrames to, Function<FrameTask, Optional<FrameTask>> step) {
    return new FrameTask(to, step, 0, to.size(), 0, NOT_SENT);
  }

  /** Sends frame after frame, until one has to wait or nothing is left. */
  @Override
  public void run() {
    Optional<FrameTask> next = Optional.of(this);
    while (next.isPresent()) {
      next = step.apply(next.get());
    }
  }

  /** The same task after another attempt. */
  FrameTask after(Delivery result) {
    return new FrameTask(to, step, index, end, attempts + 1, result);
  }

  /** The same task without the frames after this one, which are settled on their own. */
  FrameTask alone() {
    return new FrameTask(to, step, index, index + 1, attempts, last);
  }

  /** The task that is left once this frame is settled; empty after the last frame. */
  Optional<FrameTask> next() {
    return left() == 0
        ? Optional.empty()
        : Optional.of(new FrameTask(to, step, index + 1, end, 0, NOT_SENT));
  }

  /** How many frames follow this one. */
  int left() {
    return end - index - 1;
  }
}
