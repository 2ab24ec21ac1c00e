package dev.switchboard.domain.fanout;

/**
 * The limits of one process and of one invocation.
 *
 * @param window the maximum number of frames in flight; equal to the number of connections in the
 *     transport's pool
 * @param postsPerSecond the maximum rate of this process: its part of the account's 10,000 posts a
 *     second. If each of several processes gets the full quota, refusals slow them down instead of
 *     this limit
 * @param inlineMax the largest audience that one invocation delivers to by itself, if there is a
 *     queue
 */
public record FanOutLimits(int window, int postsPerSecond, int inlineMax) {

  /** The full default quota of an account, and an audience that fits into an invocation of 25 s. */
  public static final FanOutLimits DEFAULT = new FanOutLimits(64, 10_000, 20_000);

  public FanOutLimits {
    if (window < 1 || postsPerSecond < 1 || inlineMax < 1) {
      throw new IllegalArgumentException("A fan-out must be allowed at least one of everything.");
    }
  }

  /** Returns the same limits with another window. */
  public FanOutLimits withWindow(int other) {
    return new FanOutLimits(other, postsPerSecond, inlineMax);
  }
}
