package dev.switchboard.benchmarks.scale;

import dev.switchboard.domain.fanout.FanOutLimits;

/**
 * What a deployment may do: the account's quotas, and settings of ours.
 *
 * @param accountPerSecond API Gateway's quota: requests a second that the account's bucket lets
 *     through
 * @param accountBurst how many more at once
 * @param workers {@code FAN_OUT_WORKERS}, which is also the mapping's {@code MaximumConcurrency}
 * @param limits ours: window, {@code FAN_OUT_POSTS_PER_SECOND}, which the workers share, and {@code
 *     FAN_OUT_INLINE_MAX}
 */
record Deployment(int accountPerSecond, int accountBurst, int workers, FanOutLimits limits) {

  /** An account's default quotas, and our default settings. */
  static final Deployment DEFAULT = new Deployment(10_000, 5_000, 5, FanOutLimits.DEFAULT);

  /** This, with more or fewer workers. */
  Deployment withWorkers(int other) {
    return new Deployment(accountPerSecond, accountBurst, other, limits);
  }

  /** This, with more or fewer posts on their way at once from each invocation. */
  Deployment withWindow(int other) {
    return new Deployment(accountPerSecond, accountBurst, workers, limits.withWindow(other));
  }

  /** This, in an account with another rate, which we are told of; half of it at once. */
  Deployment withAccount(int perSecond) {
    return new Deployment(
        perSecond,
        perSecond / 2,
        workers,
        new FanOutLimits(limits.window(), perSecond, limits.inlineMax()));
  }

  /** This, where another API takes a part of the account's rate, of which nobody tells us. */
  Deployment withNeighbour(int perSecond) {
    return new Deployment(accountPerSecond - perSecond, accountBurst, workers, limits);
  }

  /** How many posts a second one worker allows itself. */
  int workersShare() {
    return Math.max(1, limits.postsPerSecond() / workers);
  }
}
