package dev.switchboard.benchmarks.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottledBucketTest {

  /** The time may begin at any value, like the clock of a JVM. */
  private static final long START = Long.MAX_VALUE - 1_000_000;

  private final ThrottledBucket bucket = new ThrottledBucket();

  @Test
  void without_a_throttle_every_post_passes() {
    assertThat(passing(1_000, 0)).isEqualTo(1_000);
  }

  @Test
  void during_a_throttle_the_burst_passes_and_then_what_has_filled_up() {
    bucket.begin(20, 10, START);
    assertThat(passing(100, 0)).isEqualTo(10);
    assertThat(passing(100, 49)).isZero();
    assertThat(passing(100, 100)).isEqualTo(2);
    assertThat(passing(100, 1_999)).as("no more than the burst").isEqualTo(10);
  }

  @Test
  void after_a_throttle_every_post_passes_and_the_next_begins_with_its_burst() {
    bucket.begin(1, 1, START);
    assertThat(passing(100, 299)).isEqualTo(1);
    bucket.end();
    assertThat(passing(100, 300)).isEqualTo(100);
    bucket.begin(1, 2, at(400));
    assertThat(passing(100, 400)).isEqualTo(2);
  }

  /** Returns the number of posts that pass, of a number of simultaneous posts. */
  private int passing(int posts, long millis) {
    int passed = 0;
    for (int post = 0; post < posts; post++) {
      passed += bucket.passes(at(millis)) ? 1 : 0;
    }
    return passed;
  }

  private static long at(long millis) {
    return START + Duration.ofMillis(millis).toNanos();
  }
}
