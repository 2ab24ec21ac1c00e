package dev.switchboard.benchmarks.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottledBucketTest {

  /** The time may begin at any value, like the clock of a JVM. */
  private static final long START = Long.MAX_VALUE - 1_000_000;

  private final ThrottledBucket bucket = new ThrottledBucket();

  @Test
  void without_a_throttle_every_post_passes() {
    bucket.watch(START);
    assertThat(passing(1_000, 0)).isEqualTo(1_000);
  }

  @Test
  void during_a_throttle_the_burst_passes_and_then_what_has_filled_up() {
    bucket.begin(new StubThrottle(20, 10, Duration.ofSeconds(2)), START);
    assertThat(passing(100, 0)).isEqualTo(10);
    assertThat(passing(100, 49)).isZero();
    assertThat(passing(100, 100)).isEqualTo(2);
    assertThat(passing(100, 1_999)).as("no more than the burst").isEqualTo(10);
  }

  @Test
  void after_a_throttle_every_post_passes() {
    bucket.begin(new StubThrottle(1, 1, Duration.ofMillis(300)), START);
    assertThat(passing(100, 299)).isEqualTo(1);
    assertThat(passing(100, 300)).isEqualTo(100);
  }

  @Test
  void posts_are_counted_before_a_throttle_and_in_each_of_three_seconds_after_it() {
    bucket.watch(START);
    passing(7, 1);
    bucket.begin(new StubThrottle(1, 2, Duration.ofMillis(300)), at(500));
    passing(100, 700);
    passing(3, 800);
    passing(4, 1_799);
    passing(5, 1_800);
    passing(6, 3_799);
    passing(8, 3_800);
    assertThat(bucket).hasToString("7 500000000 7 5 6");
  }

  @Test
  void watching_again_forgets_the_counts_and_the_throttle() {
    bucket.watch(START);
    bucket.begin(new StubThrottle(1, 1, Duration.ofMillis(300)), at(100));
    passing(3, 400);
    bucket.watch(at(500));
    passing(2, 600);
    bucket.begin(new StubThrottle(1, 1, Duration.ofMillis(300)), at(700));
    assertThat(bucket).hasToString("2 200000000 0 0 0");
  }

  @Test
  void a_throttle_is_begun_by_the_words_of_its_command() {
    String[] words = StubThrottle.SHORT.command().split(" ", -1);
    assertThat(words).containsExactly("throttle", "20", "10", "300");
    assertThat(StubThrottle.of(words[1], words[2], words[3])).isEqualTo(StubThrottle.SHORT);
  }

  @Test
  void a_throttle_that_lets_nothing_pass_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StubThrottle(0, 1, Duration.ofSeconds(1)));
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
