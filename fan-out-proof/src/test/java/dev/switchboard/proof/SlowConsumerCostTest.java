package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests a slow consumer that delays a publisher too much. */
final class SlowConsumerCostTest {

  @Test
  void a_slow_consumer_may_cost_fifty_milliseconds() {
    assertThat(cost(20, 70).breach()).isEmpty();
    assertThat(cost(20, 10).breach()).isEmpty();
    assertThat(cost(20, 71).breach())
        .hasValue(
            new Breach(
                Promise.SLOW_CONSUMER_DELAYS_NO_PUBLISHER,
                "a publisher waited 71 ms with a slow consumer and 20 ms without"));
  }

  private static SlowConsumerCost cost(long without, long with) {
    return new SlowConsumerCost(Duration.ofMillis(without), Duration.ofMillis(with));
  }
}
