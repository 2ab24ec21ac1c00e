package dev.switchboard.benchmarks.scale;

import static dev.switchboard.benchmarks.scale.Timeline.MILLISECOND;
import static dev.switchboard.benchmarks.scale.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the account's bucket lets through, beside sums done by hand. */
final class AccountBucketTest {

  private final AccountBucket bucket = new AccountBucket(10_000, 5_000);

  @Test
  void at_once_it_lets_its_burst_through() {
    assertThat(taken(6_000, 0)).isEqualTo(5_000);
  }

  @Test
  void then_it_lets_its_rate_through() {
    taken(5_000, 0);

    assertThat(taken(100, 5 * MILLISECOND)).isEqualTo(50);
    assertThat(taken(100, 6 * MILLISECOND)).isEqualTo(10);
  }

  /** 5,000 at once, and 10,000 in each of two seconds, offered 20,000 a second. */
  @Test
  void whoever_asks_for_twice_the_rate_is_refused_half_once_the_burst_is_gone() {
    int taken = 0;
    for (int i = 0; i < 40_000; i++) {
      taken += taken(1, i * SECOND / 20_000);
    }

    assertThat(taken).isBetween(24_990, 25_000);
  }

  @Test
  void it_never_holds_more_than_its_burst() {
    assertThat(taken(20_000, 3_600 * SECOND)).isEqualTo(5_000);
  }

  private int taken(int asked, long now) {
    int taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += bucket.take(now) ? 1 : 0;
    }
    return taken;
  }
}
