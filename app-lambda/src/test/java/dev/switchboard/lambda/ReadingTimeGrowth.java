package dev.switchboard.lambda;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The growth of the reading time per character in a text that is eight times as long. The growth is
 * 1 if the time is linear, and 8 if it is quadratic.
 *
 * <p>The measurement uses the processor time of this thread, so other load on the machine does not
 * count. The shortest of many rounds counts, because every disturbance only adds time.
 */
final class ReadingTimeGrowth {

  /**
   * The limit between linear and quadratic time. The growth of linear time was measured at up to 2,
   * mostly for copies of long texts.
   */
  static final double LARGEST = 4;

  private static final int TIMES = 8;

  /**
   * A short and a long text. Jackson reads eight times the short one in one piece, whatever the
   * escapes, and the test finds quadratic time soon. Jackson reads both sizes of the long one in
   * many pieces.
   */
  private static final int[] LENGTHS = {600, 20_000};

  private static final int FEWEST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 40;
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReadingTimeGrowth() {}

  /** Measures at both lengths; skips the longer one if the growth at the shorter is too large. */
  static double of(IntFunction<String> text, Consumer<String> reader) {
    double growth = 0;
    for (int i = 0; i < LENGTHS.length && growth < LARGEST; i++) {
      growth = of(text, LENGTHS[i], reader);
    }
    return growth;
  }

  /** Measures until the growth is below the limit, or clearly will not be. */
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
