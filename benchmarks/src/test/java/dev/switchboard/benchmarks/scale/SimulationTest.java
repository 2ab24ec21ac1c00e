package dev.switchboard.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.domain.fanout.FanOutLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model beside sums done by hand: 10 ms a post, 20 ms for a page or a call to the queue. */
final class SimulationTest {

  private static final Conditions CALM = Conditions.USUAL.withoutTrouble();

  @Test
  void a_window_of_recipients_takes_a_page_and_a_post() {
    assertThat(calm(64).seconds()).isCloseTo(0.030, within(1e-9));
    assertThat(calm(65).seconds()).isCloseTo(0.040, within(1e-9));
  }

  @Test
  void an_audience_of_one_invocation_goes_at_window_by_latency() {
    assertThat(calm(12_800).seconds()).isCloseTo(0.020 + 2.0, within(1e-6));
    assertThat(calm(12_800).jobs()).isZero();
    assertThat(calm(12_800).functionSeconds()).isCloseTo(2.020, within(1e-6));
  }

  /** 21,000 in 11 shares, of which five workers take three rounds at 2,000 a second. */
  @Test
  void an_audience_beyond_that_is_done_by_workers_in_shares() {
    Outcome found = calm(21_000);

    assertThat(found.jobs()).isEqualTo(11);
    assertThat(found.seconds()).isBetween(4.0, 5.5);
  }

  @Test
  void there_are_no_more_shares_than_positions() {
    assertThat(calm(1_000_000).jobs()).isEqualTo(256);
  }

  @Test
  void a_million_take_what_the_account_lets_through() {
    assertThat(calm(1_000_000).seconds()).isBetween(100.0, 105.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000, 20_001, 100_000})
  void everybody_has_it_once_and_every_other_post_was_refused(int audience) {
    Outcome found = calm(audience);

    assertThat(found.bill().apiGateway()).isCloseTo(audience * 1e-6, within(1e-12));
    assertThat(found.posts()).isEqualTo(audience + found.refused());
  }

  @Test
  void whoever_is_gone_gets_a_post_and_no_frame() {
    Outcome found = Simulation.of(1_000, Deployment.DEFAULT, trouble(1, 0));

    assertThat(found.posts()).isEqualTo(1_000);
    assertThat(found.bill().apiGateway()).isZero();
  }

  /** Three attempts with at most 0.1 and 0.2 s between them, 1 s alone, and a cold start. */
  @Test
  void whoever_does_not_read_is_tried_three_times_and_once_more_by_a_worker() {
    Outcome found = Simulation.of(1, Deployment.DEFAULT, trouble(0, 1));

    assertThat(found.posts()).isEqualTo(4);
    assertThat(found.jobs()).isEqualTo(1);
    assertThat(found.slowSeconds()).isBetween(3.0 + 0.15, 3.0 + 0.4);
  }

  /** At 100 a second 20 s are time for 2,000, and for the 50 that may run ahead. */
  @Test
  void what_there_is_no_time_for_is_left_to_workers_until_everybody_has_it() {
    Deployment slow = new Deployment(10_000, 5_000, 5, new FanOutLimits(64, 100, 20_000));

    Outcome found = Simulation.of(3_000, slow, CALM);

    assertThat(found.bill().apiGateway()).isCloseTo(3_000e-6, within(1e-12));
    assertThat(found.jobs()).isEqualTo(1);
    assertThat(found.seconds()).isGreaterThan(60);
  }

  @Test
  void an_account_that_others_use_slows_it_down_and_loses_nobody() {
    Outcome found = Simulation.of(100_000, Deployment.DEFAULT.withNeighbour(5_000), CALM);

    assertThat(found.refused()).isGreaterThan(1_000);
    assertThat(found.bill().apiGateway()).isCloseTo(0.1, within(1e-9));
    assertThat(found.seconds()).isBetween(19.0, 30.0);
  }

  @Test
  void the_same_seed_is_the_same_outcome_and_another_is_not() {
    Conditions usual = Conditions.USUAL;
    Conditions other =
        new Conditions(
            usual.latency(), usual.gone(), usual.slow(), usual.coldStart(), usual.hop(), 2);

    Outcome found = Simulation.of(50_000, Deployment.DEFAULT, usual);

    assertThat(Simulation.of(50_000, Deployment.DEFAULT, usual)).isEqualTo(found);
    assertThat(Simulation.of(50_000, Deployment.DEFAULT, other)).isNotEqualTo(found);
  }

  private static Outcome calm(int audience) {
    return Simulation.of(audience, Deployment.DEFAULT, CALM);
  }

  private static Conditions trouble(double gone, double slow) {
    return new Conditions(
        CALM.latency(), gone, slow, Duration.ofSeconds(2), CALM.hop(), CALM.seed());
  }
}
