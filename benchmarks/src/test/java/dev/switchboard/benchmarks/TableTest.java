package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TableTest {

  private final Table table = new Table("Milliseconds");

  @Test
  void shows_both_beside_each_other_and_how_many_times_as_long_it_took() {
    add(Target.atMostTimes(1.51), samples(60, 50, 90), samples(40, 30, 1_070));

    assertThat(table.toString().lines())
        .containsSequence(
            "Heading",
            "  subject                               60   50 … 90        1.50   ≤ 1.51      met",
            "  baseline                              40   30 … 1,070     1.00");
  }

  @Test
  void says_so_when_a_ratio_is_above_its_target() {
    add(Target.atMostTimes(1.5), samples(61, 50, 90), samples(40, 30, 70));

    assertThat(table.toString()).contains("≤ 1.50      not met");
  }

  @Test
  void says_so_when_a_time_is_above_its_target_whatever_the_baseline_took() {
    add(
        Target.atMost(Duration.ofSeconds(1)),
        samples(1_001, 1_000, 1_002),
        samples(9_000, 9_000, 9_000));

    assertThat(table.toString()).contains("≤ 1,000 ms  not met");
  }

  @Test
  void shows_how_often_a_second_it_happens_where_more_is_better() {
    table.compare(
        Unit.perSecond(100),
        "subject",
        "baseline",
        new Comparison(samples(125, 100, 200), samples(100, 50, 200)),
        Target.atLeastTimes(0.79));

    assertThat(table.toString().lines())
        .containsSequence(
            "  subject                              800   500 … 1,000    0.80   ≥ 0.79      met",
            "  baseline                           1,000   500 … 2,000    1.00");
  }

  @Test
  void shows_no_spread_of_a_single_figure() {
    add(Target.atMostTimes(1.51), samples(60), samples(40, 40, 41));

    assertThat(table.toString().lines())
        .containsSequence(
            "  subject                               60                  1.50   ≤ 1.51      met",
            "  baseline                              40   40 … 41        1.00");
  }

  @Test
  void says_whether_a_figure_is_what_it_should_be() {
    table.exactly("open", 10_000, 10_000);
    table.exactly("dropped", 1, 0);

    assertThat(table.toString().lines())
        .containsSequence(
            "  open                              10,000                         10,000      met",
            "  dropped                                1                         0           not met");
  }

  private void add(Target target, Samples subject, Samples baseline) {
    table.heading("Heading");
    table.compare(
        Unit.milliseconds(0), "subject", "baseline", new Comparison(subject, baseline), target);
  }

  private static Samples samples(long... millis) {
    return Samples.of(
        LongStream.of(millis).map(each -> Duration.ofMillis(each).toNanos()).toArray());
  }
}
