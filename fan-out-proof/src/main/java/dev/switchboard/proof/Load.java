package dev.switchboard.proof;

import dev.switchboard.domain.fanout.FanOutLimits;
import java.time.Duration;

/**
 * Who publishes how much. Each publisher waits for its answer, pauses, and publishes again, so no
 * more than one publication of each is under way.
 *
 * @param postsPerSecond the ceiling of each process, and the limit of their account
 * @param publishers how many publish at the same time, in each process
 * @param recipients how many listen
 * @param pause how long a publisher pauses after each answer
 */
record Load(int postsPerSecond, int publishers, int recipients, Duration pause) {

  private static final int WINDOW = 64;

  /**
   * Whether all that can be under way at the end of a fault can be sent within {@link
   * RecoveryPromise#BOUND} by a pace that recovers as {@link RecoveryRate} says: nothing in the
   * first second, and half the ceiling in each of the next two. Half of that is left for what is
   * published meanwhile.
   */
  boolean fitsBound() {
    return publishers * recipients <= postsPerSecond / 2;
  }

  FanOutLimits limits() {
    return new FanOutLimits(WINDOW, postsPerSecond, FanOutLimits.DEFAULT.inlineMax());
  }
}
