package dev.switchboard.benchmarks.stub;

import java.time.Duration;
import java.util.Locale;

/**
 * A while in which the account may post next to nothing.
 *
 * @param postsPerSecond how fast its bucket fills up
 * @param burst what the bucket holds, at the beginning too
 * @param time how long it lasts, in milliseconds at least
 */
public record StubThrottle(int postsPerSecond, int burst, Duration time) {

  /** One of those that silenced a service for much longer than they lasted. */
  public static final StubThrottle SHORT = new StubThrottle(20, 10, Duration.ofMillis(300));

  /** One that lasts long enough for a rate to fall as low as it can. */
  public static final StubThrottle LONG = new StubThrottle(1, 1, Duration.ofSeconds(2));

  public StubThrottle {
    if (postsPerSecond < 1 || burst < 1 || time.toMillis() < 1) {
      throw new IllegalArgumentException("A throttle lasts a while and lets at least one post by.");
    }
  }

  /** Of the words that {@link #command} joins. */
  static StubThrottle of(String postsPerSecond, String burst, String millis) {
    return new StubThrottle(
        Integer.parseInt(postsPerSecond),
        Integer.parseInt(burst),
        Duration.ofMillis(Long.parseLong(millis)));
  }

  /** The line that has the stub begin it. */
  public String command() {
    return "throttle %d %d %d".formatted(postsPerSecond, burst, time.toMillis());
  }

  /** As a heading tells it. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.1f s at %d a second", time.toMillis() / 1e3, postsPerSecond);
  }
}
