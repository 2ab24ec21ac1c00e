package dev.switchboard.proof;

import dev.switchboard.domain.fanout.FanOutLimits;
import java.time.Duration;

/**
 * The rate and number of publications. Each publisher waits for its answer, pauses, and publishes
 * again, so no more than one publication of each is under way.
 *
 * @param postsPerSecond the ceiling of each process, and the limit of their account
 * @param publishers the number of publishers at the same time, in each process
 * @param recipients the number of recipients
 * @param pause the pause of a publisher after each answer
 */
record Load(int postsPerSecond, int publishers, int recipients, Duration pause) {

  private static final int WINDOW = 64;

  /**
   * Returns whether all frames under way at the end of a fault can be sent within {@link
   * RecoveryPromise#BOUND}. The pace recovers as {@link RecoveryRate} requires: nothing in the
   * first second, and half the ceiling in each of the next two. Half of that remains for new
   * publications.
   */
  boolean fitsBound() {
    return publishers * recipients <= postsPerSecond / 2;
  }

  FanOutLimits limits() {
    return new FanOutLimits(WINDOW, postsPerSecond, FanOutLimits.DEFAULT.inlineMax());
  }
}
