package dev.switchboard.domain.fanout;

/**
 * How much one process does at once, and one invocation at all.
 *
 * @param window how many frames are on their way at once; as many as the transport's pool has
 *     connections
 * @param postsPerSecond how fast frames leave this process at most, its part of the account's
 *     10,000 a second; several that have the whole of it are slowed down by what is refused, not by
 *     this
 * @param inlineMax the largest audience that one invocation takes on alone, if there is a queue
 */
public record FanOutLimits(int window, int postsPerSecond, int inlineMax) {

  /** All of an account's default quota, and an audience that fits into an invocation of 25 s. */
  public static final FanOutLimits DEFAULT = new FanOutLimits(64, 10_000, 20_000);

  public FanOutLimits {
    if (window < 1 || postsPerSecond < 1 || inlineMax < 1) {
      throw new IllegalArgumentException("A fan-out must be allowed at least one of everything.");
    }
  }

  /** These, with another window. */
  public FanOutLimits withWindow(int other) {
    return new FanOutLimits(other, postsPerSecond, inlineMax);
  }
}
