package dev.switchboard.benchmarks.scale;

import dev.switchboard.domain.pacing.Pace;

/** A process that Lambda keeps between invocations, with the domain's own pace. For one thread. */
final class Environment {

  /** As of a process with a window of 64. */
  private static final double FLOOR = 128;

  private Pace pace;
  private int recipients;
  private boolean warm;

  /** One that has yet to start. */
  Environment(double postsPerSecond) {
    this.pace = Pace.atCeiling(postsPerSecond, FLOOR);
  }

  /** Begins an invocation; answers how long it takes to start. */
  long begin(Conditions conditions) {
    long start = warm ? 0 : conditions.coldStart().toNanos();
    warm = true;
    return start;
  }

  /** When a frame that wants to leave now may leave. */
  long turn(long now) {
    double turn = pace.turn(now);
    pace = pace.afterLeaving((long) turn);
    return (long) turn;
  }

  /** Hears of a frame that the gateway took, or answered otherwise than that it was too much. */
  void passed(long now) {
    pace = pace.afterPass(now, recipients++);
  }

  /** Hears of a frame that was refused at its first attempt. */
  void refused(long now) {
    pace = pace.afterRefusal(now, recipients++, true);
  }

  boolean isAccountThrottled(long now) {
    return pace.isAccountThrottled(now);
  }
}
