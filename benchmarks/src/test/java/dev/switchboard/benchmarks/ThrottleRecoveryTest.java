package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.benchmarks.stub.StubThrottle;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThrottleRecoveryTest {

  @Test
  void the_table_shows_the_medians_as_shares_of_what_was_delivered_before() {
    assertThat(
            rows(
                "18000 2000000000 4500 7000 8600",
                "16000 2000000000 4400 7000 8700",
                "40000 2000000000 9 9 9"))
        .containsSequence(
            "Deliveries after 0.3 s at 20 a second: a second",
            "  in the first second                4,400   9 … 4,500       0.49   ≥ 0.50      not met",
            "  in the third second                8,600   9 … 8,700       0.96   ≥ 0.95      met",
            "  before it                          9,000   8,000 … 20,000  1.00");
  }

  @Test
  void the_share_is_of_the_quota_where_more_was_delivered_before() {
    assertThat(rows("12000 1000000000 5000 7000 9499"))
        .containsSequence(
            "  in the first second                5,000                  0.50   ≥ 0.50      met",
            "  in the third second                9,499                  0.95   ≥ 0.95      not met",
            "  before it                         12,000                  1.20");
  }

  @Test
  void a_share_of_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> rows("0 1000 1 2 3"));
  }

  private static List<String> rows(String... rounds) {
    ThrottleRecovery recovery = new ThrottleRecovery();
    for (String round : rounds) {
      recovery.add(round);
    }
    Table table = new Table("");
    recovery.addRows(table, StubThrottle.SHORT);
    return table.toString().lines().toList();
  }
}
