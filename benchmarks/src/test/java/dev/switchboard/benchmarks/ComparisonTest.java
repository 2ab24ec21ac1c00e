package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private final List<String> order = new ArrayList<>();

  @Test
  void who_goes_first_changes_with_each_round() throws Exception {
    Comparison.inTurns(1, 2, timed("subject", 1, 1, 1), timed("baseline", 1, 1, 1));

    assertThat(order)
        .containsExactly("subject", "baseline", "baseline", "subject", "subject", "baseline");
  }

  @Test
  void the_warm_up_does_not_count() throws Exception {
    Comparison found =
        Comparison.inTurns(2, 3, timed("s", 99, 99, 3, 1, 2), timed("b", 99, 0, 4, 4, 4));

    Unit unit = Unit.milliseconds(0);
    assertThat(unit.show(found.subject().median())).isEqualTo("2");
    assertThat(unit.spread(found.subject())).isEqualTo("1 … 3");
    assertThat(Unit.decimal(unit.ratio(found), 2)).isEqualTo("0.50");
  }

  @Test
  void the_difference_is_between_the_medians() throws Exception {
    Comparison found = Comparison.inTurns(0, 3, timed("s", 99, 1, 7), timed("b", 4, 4, 0));

    assertThat(Math.round(found.differenceMillis())).isEqualTo(3);
  }

  @Test
  void of_a_hundred_and_one_runs_one_may_be_longer_than_the_p99() throws Exception {
    int[] rising = IntStream.rangeClosed(1, 101).toArray();

    Comparison found = Comparison.inTurns(0, 101, timed("s", rising), timed("b", rising));

    assertThat(Unit.milliseconds(0).show(found.p99().subject().median())).isEqualTo("100");
    assertThat(found.p99().ratio()).isEqualTo(1);
  }

  /** Returns an action that takes these milliseconds, one after the other. */
  private Comparison.Timed timed(String name, int... millis) {
    List<Integer> left = new ArrayList<>();
    for (int time : millis) {
      left.add(time);
    }
    return () -> {
      order.add(name);
      return Duration.ofMillis(left.removeFirst());
    };
  }
}
