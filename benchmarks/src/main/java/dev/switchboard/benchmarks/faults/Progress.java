package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.queue.FanOutJob;
import java.util.Optional;

/**
 * How far a worker came: it may leave a part of its work to others, and not all of it, or that goes
 * on for ever.
 *
 * @param who says which it was
 */
record Progress(String who, FanOutJob.SendToShare work, HandedOver handedOver) {

  Optional<Breach> breach() {
    return handedOver.unread().contains(work)
        ? Optional.of(new Breach(Promise.COMES_TO_AN_END, "it left its whole job: " + who))
        : Optional.empty();
  }
}
