package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowReaderTest {

  @Test
  void a_publish_may_take_50_milliseconds_longer_than_without_the_client() {
    assertThat(rows(60, 10))
        .containsSequence(
            "  one does not read                     60                  6.00",
            "  all read                              10                  1.00",
            "  longer by                             50                         ≤ 50        met");
    assertThat(rows(61, 10))
        .contains(
            "  longer by                             51                         ≤ 50        not met");
  }

  @Test
  void a_publish_that_takes_less_is_longer_by_a_negative_time() {
    assertThat(rows(8, 10))
        .contains(
            "  longer by                             -2                         ≤ 50        met");
  }

  private static List<String> rows(int beside, int alone) {
    Table table = new Table("");
    SlowReader.addRows(table, new Comparison(sample(beside), sample(alone)));
    return table.toString().lines().toList();
  }

  private static Samples sample(int millis) {
    return Samples.of(Duration.ofMillis(millis).toNanos());
  }
}
