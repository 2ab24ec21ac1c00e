package dev.switchboard.gateway.testkit;

import java.util.stream.LongStream;

/**
 * Runs a randomised test with a fixed series of seeds, and names the seed that fails.
 *
 * <p>{@code -Dfuzz.rounds=100} makes the series a hundred times as long; {@code -Dfuzz.seed=7} runs
 * the seed 7 alone.
 */
public final class Seeds {

  /** A test with random values. */
  @FunctionalInterface
  public interface Case {
    void run(SeededRandom random) throws Exception;
  }

  private Seeds() {}

  public static void each(int count, Case fuzzed) {
    Long alone = Long.getLong("fuzz.seed");
    long length = (long) count * Integer.getInteger("fuzz.rounds", 1);
    LongStream seeds = alone == null ? LongStream.rangeClosed(1, length) : LongStream.of(alone);
    seeds.forEach(seed -> run(fuzzed, seed));
  }

  private static void run(Case fuzzed, long seed) {
    try {
      fuzzed.run(new SeededRandom(seed));
    } catch (Exception | AssertionError failure) {
      throw new AssertionError(
          "Seed %d failed, -Dfuzz.seed=%d repeats it: %s".formatted(seed, seed, failure), failure);
    }
  }
}
