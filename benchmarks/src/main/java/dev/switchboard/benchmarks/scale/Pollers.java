package dev.switchboard.benchmarks.scale;

/**
 * How many jobs Lambda takes off a queue at once: five as soon as there is something, 300 more a
 * minute, up to the mapping's {@code MaximumConcurrency} (Configuring scaling behavior for SQS
 * event source mappings, Lambda Developer Guide).
 *
 * @param most {@code MaximumConcurrency}, or the account's concurrency if that is less
 */
record Pollers(int most) {

  private static final int FIRST = 5;
  private static final int MORE_A_SECOND = 300 / 60;

  /** How many, this long after the first job came, if there were always jobs waiting. */
  int after(long nanos) {
    return (int) Math.min(most, FIRST + MORE_A_SECOND * nanos / Timeline.SECOND);
  }

  /** Whether there may be more of them later. */
  boolean areGrowing(long nanos) {
    return after(nanos) < most;
  }
}
