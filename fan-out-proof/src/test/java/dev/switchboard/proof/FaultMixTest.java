package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the mixes of faults. */
final class FaultMixTest {

  private static final int TROUBLES = FaultKind.values().length;

  @Test
  void mixes_of_two_are_pairwise_complete() {
    List<FaultMix> mixes = FaultMix.ofAtMost(2);
    for (FaultKind one : FaultKind.values()) {
      for (FaultKind other : FaultKind.values()) {
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
    assertThat(FaultMix.ofAtMost(TROUBLES))
        .hasSize(1 << TROUBLES)
        .doesNotHaveDuplicates()
        .contains(new FaultMix(Set.of()), new FaultMix(Set.of(FaultKind.values())));
  }

  @Test
  void what_a_fan_out_can_make_good_costs_nobody_a_message() {
    assertThat(
            mix(
                    FaultKind.GONE,
                    FaultKind.OPENING,
                    FaultKind.ACCOUNT_THROTTLED,
                    FaultKind.FAILING_STORE,
                    FaultKind.HALF_REMOVED,
                    FaultKind.JOBS_TWICE,
                    FaultKind.KILLED_WORKER,
                    FaultKind.LARGE_AUDIENCE)
                .canCostMessages())
        .isFalse();
    assertThat(mix(FaultKind.REFUSING_QUEUE).canCostMessages()).isFalse();
    assertThat(mix(FaultKind.REFUSING_QUEUE, FaultKind.ACCOUNT_THROTTLED).canCostMessages())
        .isTrue();
  }

  @Test
  void nothing_is_excused_if_nothing_goes_wrong() {
    assertThat(FaultMix.NONE.canCostMessages()).isFalse();
    assertThat(FaultMix.NONE.canFailJobs()).isFalse();
    assertThat(FaultMix.NONE.canHideTheAudience()).isFalse();
    assertThat(FaultMix.NONE.canKeepTheGone()).isFalse();
    assertThat(FaultMix.NONE.canSayItTwice()).isFalse();
  }

  @Test
  void only_a_queue_that_refuses_what_comes_late_lets_a_sound_store_keep_the_gone() {
    assertThat(mix(FaultKind.LATE_POSTS).canKeepTheGone()).isFalse();
    assertThat(mix(FaultKind.REFUSING_QUEUE).canKeepTheGone()).isFalse();
    assertThat(mix(FaultKind.LATE_POSTS, FaultKind.REFUSING_QUEUE).canKeepTheGone()).isTrue();
  }

  @Test
  void a_mix_is_named_by_its_troubles() {
    assertThat(new FaultMix(Set.of(FaultKind.KILLED_WORKER, FaultKind.GONE)))
        .hasToString("GONE + KILLED_WORKER");
    assertThat(new FaultMix(Set.of())).hasToString("no trouble");
  }

  private static FaultMix mix(FaultKind... troubles) {
    return new FaultMix(Set.of(troubles));
  }
}
