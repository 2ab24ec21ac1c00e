package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {

  private final Table table = new Table("Milliseconds");

  @Test
  void shows_both_beside_each_other_and_how_many_times_as_long_it_took() {
    add(new Target.AtMostTimes(1.5), sample(60, 50, 90), sample(40, 30, 1_070));
    assertThat(table.toString().lines())
        .containsSequence(
            "Heading",
            "  subject                               60   50 … 90        1.50   ≤ 1.50      met",
            "  baseline                              40   30 … 1,070     1.00");
  }

  @Test
  void says_so_when_a_ratio_is_above_its_target() {
    add(new Target.AtMostTimes(1.5), sample(61, 50, 90), sample(40, 30, 70));
    assertThat(table.toString()).contains("≤ 1.50      not met");
  }

  @Test
  void says_so_when_a_time_is_above_its_target_whatever_the_baseline_took() {
    add(new Target.AtMost(Duration.ofSeconds(1)), sample(1_001, 1_000, 1_002), sample(9_000, 1, 1));
    assertThat(table.toString()).contains("≤ 1,000 ms  not met");
  }

  @Test
  void shows_how_often_a_second_it_happens_where_more_is_better() {
    table.add(
        new Unit.PerSecond(100),
        "subject",
        "baseline",
        new Comparison(sample(125, 100, 200), sample(100, 50, 200)),
        new Target.AtLeastShare(0.8));
    assertThat(table.toString().lines())
        .containsSequence(
            "  subject                              800   500 … 1,000    0.80   ≥ 0.80      met",
            "  baseline                           1,000   500 … 2,000    1.00");
  }

  @Test
  void says_so_when_it_took_too_long_only_once() {
    add(
        new Target.NeverMoreThan(Duration.ofSeconds(1)),
        sample(1, 1, 1_001),
        sample(9_000, 1, 9_000));
    assertThat(table.toString()).contains("max ≤ 1,000 ms  not met");
  }

  @Test
  void shows_no_spread_of_a_single_figure() {
    add(new Target.AtMostTimes(1.5), sample(60, 60, 60), sample(40, 40, 41));
    assertThat(table.toString().lines())
        .containsSequence(
            "  subject                               60                  1.50   ≤ 1.50      met",
            "  baseline                              40   40 … 41        1.00");
  }

  @Test
  void says_whether_a_figure_is_what_it_should_be() {
    table.add("open", 10_000, 10_000);
    table.add("dropped", 1, 0);
    assertThat(table.toString().lines())
        .containsSequence(
            "  open                              10,000                         10,000      met",
            "  dropped                                1                         0           not met");
  }

  private void add(Target target, Sample subject, Sample baseline) {
    table.heading("Heading");
    table.add(
        new Unit.Milliseconds(0), "subject", "baseline", new Comparison(subject, baseline), target);
  }

  private static Sample sample(int median, int min, int max) {
    return Sample.of(
        List.of(Duration.ofMillis(median), Duration.ofMillis(min), Duration.ofMillis(max)));
  }
}
