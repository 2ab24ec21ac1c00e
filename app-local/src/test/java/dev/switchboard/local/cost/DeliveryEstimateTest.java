package dev.switchboard.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas, beside sums done by hand: 10 ms a post, 20 ms for a page or a call. */
final class DeliveryEstimateTest {

  private static final DeliveryLimits DEFAULT = new DeliveryLimits(10_000, 5, 10);

  @Test
  void a_window_of_recipients_takes_a_page_and_a_post() {
    assertThat(of(64).seconds()).isCloseTo(0.030, within(1e-9));
    assertThat(of(65).seconds()).isCloseTo(0.040, within(1e-9));
  }

  @Test
  void an_audience_of_one_invocation_goes_a_window_at_a_time() {
    assertThat(of(12_800).seconds()).isCloseTo(0.020 + 2.0, within(1e-9));
    assertThat(of(12_800).functionSeconds()).isCloseTo(2.020, within(1e-9));
    assertThat(of(20_000).jobs()).isZero();
  }

  /** 20,000 at 10,000 a second, of which half a second's worth may run ahead. */
  @Test
  void fast_posts_are_limited_by_the_quota_and_its_burst() {
    DeliveryEstimate fast = DeliveryEstimate.of(20_000, new DeliveryLimits(10_000, 5, 1));

    assertThat(fast.seconds()).isCloseTo(1.5, within(1e-9));
  }

  /** 22,000 in 12 jobs of 1,833: three rounds for the busiest of five workers. */
  @Test
  void a_larger_audience_is_delivered_by_workers_in_jobs() {
    DeliveryEstimate queued = of(22_000);

    assertThat(queued.jobs()).isEqualTo(12);
    double job = 22_000 / 12.0 / 2_000;
    assertThat(queued.seconds()).isCloseTo(0.060 + 2 + 3 * job - 0.5, within(1e-6));
    assertThat(queued.functionSeconds())
        .isCloseTo(0.060 + 5 * (2 - 0.5) + 22_000 / 2_000.0, within(1e-6));
  }

  @Test
  void there_are_no_more_jobs_than_positions() {
    assertThat(of(1_000_000).jobs()).isEqualTo(256);
    assertThat(of(100_000_000).jobs()).isEqualTo(256);
  }

  /** Jobs of 12 workers for 12 jobs: the last two workers start two and one seconds later. */
  @Test
  void a_worker_beyond_the_fifth_starts_later() {
    DeliveryEstimate few = DeliveryEstimate.of(22_000, new DeliveryLimits(10_000, 12, 10));

    double job = 22_000 / 12.0 / (10_000 / 12.0);
    assertThat(few.seconds()).isCloseTo(0.060 + 2 + 2 + job - 0.5, within(1e-6));
  }

  /** What an event-by-event simulation found, with one in 100 gone and one in 10,000 slow. */
  @ParameterizedTest
  @CsvSource({
    "10000, 10000, 5, 1.6, 1.6",
    "100000, 10000, 5, 12.5, 58.1",
    "1000000, 10000, 5, 103.1, 510.9",
    "1000000, 10000, 20, 106.1, 2034.1",
    "1000000, 10000, 100, 129.8, 10157.5",
    "1000000, 20000, 5, 52.4, 260.9",
    "1000000, 50000, 5, 35.7, 181.1",
    "1000000, 50000, 20, 23.6, 433.8",
    "1000000, 100000, 50, 16.8, 580.2",
  })
  void a_simulation_yields_the_same_within_four_percent(
      long subscribers, long requests, long workers, double seconds, double functionSeconds) {
    DeliveryEstimate estimate =
        DeliveryEstimate.of(subscribers, new DeliveryLimits(requests, workers, 10));

    assertThat(estimate.seconds()).isCloseTo(seconds, withinPercentage(4));
    assertThat(estimate.functionSeconds()).isCloseTo(functionSeconds, withinPercentage(4));
  }

  private static DeliveryEstimate of(long subscribers) {
    return DeliveryEstimate.of(subscribers, DEFAULT);
  }
}
