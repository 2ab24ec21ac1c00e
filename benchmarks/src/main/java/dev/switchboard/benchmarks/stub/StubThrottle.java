package dev.switchboard.benchmarks.stub;

import java.time.Duration;
import java.util.Locale;

/**
 * A period in which the account may post next to nothing.
 *
 * @param postsPerSecond the rate at which its bucket fills
 * @param burst the capacity of the bucket, and its tokens at the beginning
 * @param time the duration, with a precision of a millisecond
 */
public record StubThrottle(int postsPerSecond, int burst, Duration time) {

  /** One of the throttles that silenced a service for much longer than they lasted. */
  public static final StubThrottle SHORT = new StubThrottle(20, 10, Duration.ofMillis(300));

  /** A throttle that lasts long enough for a rate to fall to its minimum. */
  public static final StubThrottle LONG = new StubThrottle(1, 1, Duration.ofSeconds(2));

  public StubThrottle {
    if (postsPerSecond < 1 || burst < 1 || time.toMillis() < 1) {
      throw new IllegalArgumentException("A throttle lasts a while and lets at least one post by.");
    }
  }

  /** Returns a throttle from the words that {@link #command} joins. */
  static StubThrottle of(String postsPerSecond, String burst, String millis) {
    return new StubThrottle(
        Integer.parseInt(postsPerSecond),
        Integer.parseInt(burst),
        Duration.ofMillis(Long.parseLong(millis)));
  }

  /** Returns the line that starts the throttle in the stub. */
  public String command() {
    return "throttle %d %d %d".formatted(postsPerSecond, burst, time.toMillis());
  }

  /** Returns the throttle as a heading shows it. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.1f s at %d a second", time.toMillis() / 1e3, postsPerSecond);
  }
}
