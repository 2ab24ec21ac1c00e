package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.benchmarks.stub.Throttle;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThrottleRecoveryTest {

  @Test
  void the_deliveries_before_a_throttle_are_told_by_the_second() {
    assertThat(ThrottleRecovery.of("18000 2000000000 4500 7000 8600"))
        .isEqualTo(new ThrottleRecovery(9_000, 4_500, 8_600));
  }

  @Test
  void a_process_that_delivered_more_than_the_quota_is_held_to_the_quota() {
    assertThat(new ThrottleRecovery(12_000, 0, 0).full()).isEqualTo(10_000);
    assertThat(new ThrottleRecovery(8_000, 0, 0).full()).isEqualTo(8_000);
  }

  @Test
  void a_share_of_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ThrottleRecovery.of("0 1000 1 2 3"));
  }

  @Test
  void the_table_shows_the_medians_as_shares_of_what_was_delivered_before() {
    assertThat(
            rows(
                recovery(9_000, 4_500, 8_600),
                recovery(8_000, 4_400, 8_700),
                recovery(20_000, 9, 9)))
        .containsSequence(
            "Deliveries after 0.3 s at 20 a second: a second",
            "  in the first second                4,400   9 … 4,500       0.49   ≥ 0.50      not met",
            "  in the third second                8,600   9 … 8,700       0.96   ≥ 0.95      met",
            "  before it                          9,000   8,000 … 20,000  1.00");
  }

  @Test
  void the_share_is_of_the_quota_where_more_was_delivered_before() {
    assertThat(rows(recovery(12_000, 5_000, 9_499)))
        .containsSequence(
            "  in the first second                5,000                  0.50   ≥ 0.50      met",
            "  in the third second                9,499                  0.95   ≥ 0.95      not met",
            "  before it                         12,000                  1.20");
  }

  private static List<String> rows(ThrottleRecovery... rounds) {
    FanOutTable table = new FanOutTable();
    table.addThrottle(Throttle.SHORT, List.of(rounds));
    return table.toString().lines().toList();
  }

  private static ThrottleRecovery recovery(double before, double first, double third) {
    return new ThrottleRecovery(before, first, third);
  }
}
