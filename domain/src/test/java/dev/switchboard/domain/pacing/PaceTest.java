package dev.switchboard.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What processes that always have something to send make of one bucket of the account. */
final class PaceTest {

  private static final double CEILING = 10_000;
  private static final double FLOOR = 128;
  private static final long STEP = 100_000;
  private static final int STEPS_A_SECOND = 10_000;

  /** Frames that passed, by process. */
  private final List<int[]> passed = new ArrayList<>();

  private final List<Pace> paces = new ArrayList<>();
  private int step;
  private double tokens;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 300, 3_000})
  void a_second_after_the_bucket_is_free_half_the_ceiling_passes_and_two_later_all_of_it(
      int throttledTo) {
    processes(1);
    run(1, CEILING);
    run(5, throttledTo);
    run(1, CEILING);

    assertThat(run(1, CEILING)).isGreaterThanOrEqualTo((int) (0.5 * CEILING));
    run(1, CEILING);
    assertThat(run(1, CEILING)).isGreaterThanOrEqualTo((int) (0.95 * CEILING));
  }

  @Test
  void so_it_is_after_a_throttle_of_a_moment() {
    processes(1);
    run(1, CEILING);
    run(0.3, 20);
    run(1, CEILING);

    assertThat(run(1, CEILING)).isGreaterThanOrEqualTo((int) (0.9 * CEILING));
  }

  @Test
  void five_processes_reach_half_the_ceiling_together_in_two_seconds_and_none_starves() {
    processes(5);
    run(1, CEILING);
    run(5, 1);
    run(1, CEILING);
    assertThat(run(1, CEILING)).isGreaterThanOrEqualTo((int) (0.5 * CEILING));

    for (int second = 0; second < 30; second += 5) {
      passed.forEach(each -> Arrays.fill(each, 0));
      run(5, CEILING);
      assertThat(passed).allSatisfy(each -> assertThat(each[0]).isGreaterThan(5_000));
    }
  }

  @Test
  void what_an_account_lets_through_is_nearly_all_used_while_it_is_throttled() {
    processes(1);
    run(1, CEILING);
    run(1, 300);

    assertThat(run(20, 300)).isGreaterThan((int) (0.9 * 20 * 300));
  }

  @Test
  void below_the_ceiling_a_throttled_account_is_not_asked_for_ever_more() {
    processes(1);
    run(2, 300);
    int before = passed.getFirst()[1];

    run(10, 300);

    assertThat(passed.getFirst()[1] - before).isLessThan(10 * 300 * 4);
  }

  private void processes(int count) {
    for (int i = 0; i < count; i++) {
      paces.add(Pace.atCeiling(CEILING, FLOOR));
      passed.add(new int[2]);
    }
  }

  /** Lets time pass, with this many tokens a second; answers how many frames passed. */
  private int run(double seconds, double tokensPerSecond) {
    int before = total();
    for (int end = step + (int) (seconds * STEPS_A_SECOND); step < end; step++) {
      tokens = Math.min(tokens + tokensPerSecond / STEPS_A_SECOND, Math.max(10, CEILING / 100));
      // Not always the same one first: it would have all the tokens.
      int first = step % paces.size();
      IntStream.range(0, paces.size()).forEach(i -> send((first + i) % paces.size()));
    }
    return total() - before;
  }

  private void send(int process) {
    long now = step * STEP;
    for (Pace pace = paces.get(process); pace.turn(now) <= now; pace = paces.get(process)) {
      boolean passes = tokens >= 1;
      Pace left = pace.afterLeaving(now);
      int recipient = passed.get(process)[1]++;
      paces.set(
          process,
          passes ? left.afterPass(now, recipient) : left.afterRefusal(now, recipient, true));
      if (passes) {
        tokens--;
        passed.get(process)[0]++;
      }
    }
  }

  private int total() {
    return passed.stream().mapToInt(each -> each[0]).sum();
  }
}
