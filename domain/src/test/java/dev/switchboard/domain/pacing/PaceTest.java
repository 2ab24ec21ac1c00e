package dev.switchboard.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that always have frames to send, and share the account's token bucket. */
final class PaceTest {

  private static final double CEILING = 10_000;
  private static final double FLOOR = 128;
  private static final long STEP = 100_000;
  private static final int STEPS_A_SECOND = 10_000;

  /** The number of accepted and of all frames, by process. */
  private final List<int[]> passed = new ArrayList<>();

  private final List<Pace> paces = new ArrayList<>();
  private int step;
  private double tokens;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 300, 3_000})
  void after_throttling_ends_the_rate_reaches_half_the_ceiling_in_one_second_and_all_in_three(
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
  void after_brief_throttling_the_rate_recovers_within_a_second() {
    processes(1);
    run(1, CEILING);
    run(0.3, 20);
    run(1, CEILING);

    assertThat(run(1, CEILING)).isGreaterThanOrEqualTo((int) (0.9 * CEILING));
  }

  @Test
  void five_processes_together_reach_half_the_ceiling_in_two_seconds_and_none_starves() {
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
  void a_throttled_account_is_used_to_nine_tenths_of_its_rate() {
    processes(1);
    run(1, CEILING);
    run(1, 300);

    assertThat(run(20, 300)).isGreaterThan((int) (0.9 * 20 * 300));
  }

  @Test
  void attempts_at_a_throttled_account_stay_below_four_times_its_rate() {
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

  /** Advances time with this many tokens a second; returns the number of accepted frames. */
  private int run(double seconds, double tokensPerSecond) {
    int before = total();
    for (int end = step + (int) (seconds * STEPS_A_SECOND); step < end; step++) {
      tokens = Math.min(tokens + tokensPerSecond / STEPS_A_SECOND, Math.max(10, CEILING / 100));
      // A different process starts each step: otherwise the first would get all tokens.
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
