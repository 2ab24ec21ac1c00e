package dev.switchboard.benchmarks.scale;

import static dev.switchboard.benchmarks.scale.Timeline.MILLISECOND;
import static dev.switchboard.benchmarks.scale.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many jobs Lambda takes at once, beside sums done by hand. */
final class PollersTest {

  @Test
  void there_are_five_at_first() {
    assertThat(new Pollers(1_000).after(0)).isEqualTo(5);
  }

  @Test
  void there_are_300_more_after_a_minute() {
    assertThat(new Pollers(1_000).after(60 * SECOND)).isEqualTo(305);
    assertThat(new Pollers(1_000).after(200 * MILLISECOND)).isEqualTo(6);
  }

  @Test
  void there_are_never_more_than_the_mapping_allows() {
    assertThat(new Pollers(2).after(0)).isEqualTo(2);
    assertThat(new Pollers(20).after(3 * SECOND)).isEqualTo(20);
    assertThat(new Pollers(20).after(3_600 * SECOND)).isEqualTo(20);
  }

  @Test
  void they_grow_until_then() {
    assertThat(new Pollers(20).areGrowing(2 * SECOND)).isTrue();
    assertThat(new Pollers(20).areGrowing(3 * SECOND)).isFalse();
    assertThat(new Pollers(5).areGrowing(0)).isFalse();
  }
}
