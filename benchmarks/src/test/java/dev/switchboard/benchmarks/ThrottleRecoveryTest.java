package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.benchmarks.ThrottleRecovery.Throttle;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThrottleRecoveryTest {

  @Test
  void the_table_shows_the_medians_as_shares_of_what_was_delivered_before() {
    assertThat(
            rows(
                Samples.of(9_000, 8_000, 20_000),
                Samples.of(4_500, 4_400, 9),
                Samples.of(8_600, 8_700, 9)))
        .containsSequence(
            "Deliveries after 0.3 s at 20 a second: a second",
            "  in the first second                4,400   9 … 4,500       0.49   ≥ 0.50      not met",
            "  in the third second                8,600   9 … 8,700       0.96   ≥ 0.95      met",
            "  before it                          9,000   8,000 … 20,000  1.00");
  }

  @Test
  void the_share_is_of_the_quota_where_more_was_delivered_before() {
    assertThat(rows(Samples.of(12_000), Samples.of(5_000), Samples.of(9_499)))
        .containsSequence(
            "  in the first second                5,000                  0.50   ≥ 0.50      met",
            "  in the third second                9,499                  0.95   ≥ 0.95      not met",
            "  before it                         12,000                  1.20");
  }

  @Test
  void a_share_of_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(Samples.of(0), Samples.of(1), Samples.of(3)));
  }

  private static List<String> rows(Samples before, Samples first, Samples third) {
    Table table = new Table("");
    new ThrottleRecovery(before, first, third).addRows(table, Throttle.SHORT);
    return table.toString().lines().toList();
  }
}
