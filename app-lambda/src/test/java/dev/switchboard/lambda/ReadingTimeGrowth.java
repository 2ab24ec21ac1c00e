package dev.switchboard.lambda;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * How much more a character costs to read in a text that is eight times as long: as much if the
 * time is linear, eight times as much if it is quadratic.
 *
 * <p>It is the processor's time of this thread, so it does not matter what else the machine does;
 * and of many rounds the best counts, since everything that disturbs one only adds to it.
 */
final class ReadingTimeGrowth {

  /**
   * What tells the one from the other. What is linear was measured at up to 2, copies of long texts
   * most.
   */
  static final double LARGEST = 4;

  private static final int TIMES = 8;

  /**
   * One so short that Jackson reads eight times as much in one piece, however it is escaped, and
   * that even what is quadratic is found soon; one so long that it reads both in many.
   */
  private static final int[] LENGTHS = {600, 40_000};

  private static final int FEWEST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 40;
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReadingTimeGrowth() {}

  /** Measures at either length, the longer only if nothing is found at the shorter. */
  static double of(IntFunction<String> text, Consumer<String> reader) {
    double growth = 0;
    for (int i = 0; i < LENGTHS.length && growth < LARGEST; i++) {
      growth = of(text, LENGTHS[i], reader);
    }
    return growth;
  }

  /** Measures until the growth is below the largest, or it is plain that it will not be. */
  private static double of(IntFunction<String> text, int length, Consumer<String> reader) {
    List<String> few = List.of(text.apply(TIMES * length));
    List<String> many = Collections.nCopies(TIMES, text.apply(length));
    double fewNanos = Double.MAX_VALUE;
    double manyNanos = Double.MAX_VALUE;
    long start = THREADS.getCurrentThreadCpuTime();
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      manyNanos = Math.min(manyNanos, nanosPerCharacter(many, reader));
      fewNanos = Math.min(fewNanos, nanosPerCharacter(few, reader));
      boolean enough = THREADS.getCurrentThreadCpuTime() - start > LONGEST_NANOS;
      if (enough || (round >= FEWEST_ROUNDS && fewNanos < LARGEST * manyNanos)) {
        break;
      }
    }
    return fewNanos / manyNanos;
  }

  private static double nanosPerCharacter(List<String> texts, Consumer<String> reader) {
    long start = THREADS.getCurrentThreadCpuTime();
    texts.forEach(reader);
    long nanos = Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
    return (double) nanos / texts.stream().mapToInt(String::length).sum();
  }
}
