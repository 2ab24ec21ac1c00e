package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.proof.ScheduledFault.AccountThrottle;
import dev.switchboard.proof.ScheduledFault.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the number of posts that an account allows. */
final class SimulatedAccountTest {

  private final SimulatedAccount account =
      new SimulatedAccount(
          new FaultSchedule(
              List.of(
                  new AccountThrottle(
                      new Period(at(Duration.ofSeconds(10)), at(Duration.ofSeconds(15))),
                      new AccountLimit(2, 4)))),
          AccountLimit.of(100),
          SamplePeer.NOON);

  @Test
  void it_allows_half_a_second_at_once_and_then_its_rate() {
    assertThat(takeAll(Duration.ZERO)).isEqualTo(50);
    assertThat(takeAll(Duration.ofMillis(250))).isEqualTo(25);
    assertThat(takeAll(Duration.ofSeconds(9))).isEqualTo(50);
  }

  @Test
  void a_throttle_leaves_its_burst_and_its_rate() {
    assertThat(takeAll(Duration.ofSeconds(10))).isEqualTo(4);
    assertThat(takeAll(Duration.ofSeconds(11))).isEqualTo(2);
  }

  @Test
  void after_a_throttle_it_fills_from_what_is_left() {
    takeAll(Duration.ofSeconds(10));

    assertThat(takeAll(Duration.ofMillis(15_100))).isEqualTo(4 + 10);
  }

  @Test
  void a_throttle_that_nobody_met_leaves_no_more_than_its_burst() {
    assertThat(takeAll(Duration.ofMillis(15_100))).isEqualTo(4 + 10);
  }

  private int takeAll(Duration after) {
    int taken = 0;
    while (account.take(at(after))) {
      taken++;
    }
    return taken;
  }

  private static Instant at(Duration after) {
    return SamplePeer.NOON.plus(after);
  }
}
