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
  void a_mix_is_named_by_its_troubles() {
    assertThat(new Mix(Set.of(Trouble.KILLED_WORKER, Trouble.GONE)))
        .hasToString("GONE + KILLED_WORKER");
    assertThat(new Mix(Set.of())).hasToString("no trouble");
  }
}
