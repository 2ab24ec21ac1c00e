package dev.switchboard.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which mixes there are. */
final class MixTest {

  private static final int TROUBLES = Trouble.values().length;

  @Test
  void mixes_of_two_are_pairwise_complete() {
    List<Mix> mixes = Mix.ofAtMost(2);
    for (Trouble one : Trouble.values()) {
      for (Trouble other : Trouble.values()) {
        if (one != other) {
          assertThat(mixes)
              .anyMatch(mix -> mix.has(one) && mix.has(other))
              .anyMatch(mix -> mix.has(one) && !mix.has(other))
              .anyMatch(mix -> !mix.has(one) && !mix.has(other));
        }
      }
    }
    assertThat(mixes).hasSize(1 + TROUBLES + TROUBLES * (TROUBLES - 1) / 2).doesNotHaveDuplicates();
  }

  @Test
  void all_mixes_are_all_there_are() {
    assertThat(Mix.ofAtMost(TROUBLES))
        .hasSize(1 << TROUBLES)
        .doesNotHaveDuplicates()
        .contains(new Mix(Set.of()), new Mix(Set.of(Trouble.values())));
  }

  @Test
  void what_a_fan_out_can_make_good_costs_nobody_a_message() {
    assertThat(
            mix(
                    Trouble.GONE,
                    Trouble.OPENING,
                    Trouble.ACCOUNT_THROTTLED,
                    Trouble.FAILING_STORE,
                    Trouble.HALF_REMOVED,
                    Trouble.JOBS_TWICE,
                    Trouble.KILLED_WORKER,
                    Trouble.LARGE_AUDIENCE)
                .canCostMessages())
        .isFalse();
    assertThat(mix(Trouble.REFUSING_QUEUE).canCostMessages()).isFalse();
    assertThat(mix(Trouble.REFUSING_QUEUE, Trouble.ACCOUNT_THROTTLED).canCostMessages()).isTrue();
  }

  @Test
  void nothing_is_excused_if_nothing_goes_wrong() {
    assertThat(Mix.NONE.canCostMessages()).isFalse();
    assertThat(Mix.NONE.canFailJobs()).isFalse();
    assertThat(Mix.NONE.canHideTheAudience()).isFalse();
    assertThat(Mix.NONE.canKeepTheGone()).isFalse();
    assertThat(Mix.NONE.canSayItTwice()).isFalse();
  }

  @Test
  void only_a_queue_that_refuses_what_comes_late_lets_a_sound_store_keep_the_gone() {
    assertThat(mix(Trouble.LATE_POSTS).canKeepTheGone()).isFalse();
    assertThat(mix(Trouble.REFUSING_QUEUE).canKeepTheGone()).isFalse();
    assertThat(mix(Trouble.LATE_POSTS, Trouble.REFUSING_QUEUE).canKeepTheGone()).isTrue();
  }

  @Test
  void a_mix_is_named_by_its_troubles() {
    assertThat(new Mix(Set.of(Trouble.KILLED_WORKER, Trouble.GONE)))
        .hasToString("GONE + KILLED_WORKER");
    assertThat(new Mix(Set.of())).hasToString("no trouble");
  }

  private static Mix mix(Trouble... troubles) {
    return new Mix(Set.of(troubles));
  }
}
