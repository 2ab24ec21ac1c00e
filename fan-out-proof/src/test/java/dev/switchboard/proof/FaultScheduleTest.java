package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.proof.ScheduledFault.AccountThrottle;
import dev.switchboard.proof.ScheduledFault.HangingStore;
import dev.switchboard.proof.ScheduledFault.LatePosts;
import dev.switchboard.proof.ScheduledFault.Period;
import dev.switchboard.proof.ScheduledFault.SlowConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the faults that are in force at a time. */
final class FaultScheduleTest {

  private static final Duration BOUND = Duration.ofSeconds(3);
  private static final AccountLimit AT_REST = AccountLimit.of(1_000);

  private final FaultSchedule schedule =
      new FaultSchedule(
          List.of(
              new AccountThrottle(seconds(10, 20), new AccountLimit(300, 10)),
              new AccountThrottle(seconds(15, 25), new AccountLimit(20, 150)),
              new SlowConsumer(seconds(27, 30), ADA.id()),
              new LatePosts(seconds(40, 50), 5, Duration.ofSeconds(2)),
              new HangingStore(seconds(60, 70))));

  @Test
  void of_two_throttles_at_once_the_least_of_both_is_allowed() {
    assertThat(schedule.accountLimit(at(9), AT_REST)).isEqualTo(new AccountLimit(1_000, 500));
    assertThat(schedule.accountLimit(at(10), AT_REST)).isEqualTo(new AccountLimit(300, 10));
    assertThat(schedule.accountLimit(at(15), AT_REST)).isEqualTo(new AccountLimit(20, 10));
    assertThat(schedule.accountLimit(at(20), AT_REST)).isEqualTo(new AccountLimit(20, 150));
    assertThat(schedule.accountLimit(at(25), AT_REST)).isEqualTo(AT_REST);
  }

  @Test
  void the_limit_changes_when_a_throttle_begins_or_ends() {
    assertThat(schedule.changes(at(10), at(25))).containsExactly(at(15), at(20), at(25));
  }

  @Test
  void each_fault_is_in_force_from_its_beginning_until_its_end() {
    assertThat(schedule.isSlow(ADA.id(), at(27))).isTrue();
    assertThat(schedule.isSlow(BOB.id(), at(27))).isFalse();
    assertThat(schedule.isSlow(ADA.id(), at(30))).isFalse();
    assertThat(schedule.latePosts(at(40))).isPresent();
    assertThat(schedule.latePosts(at(50))).isEmpty();
    assertThat(schedule.storeHangs(at(60))).isTrue();
    assertThat(schedule.storeHangs(at(70))).isFalse();
  }

  @Test
  void the_store_hung_between_two_times_if_it_did_at_any_in_between() {
    assertThat(schedule.storeHangsBetween(at(50), at(61))).isTrue();
    assertThat(schedule.storeHangsBetween(at(69), at(80))).isTrue();
    assertThat(schedule.storeHangsBetween(at(50), at(60))).isFalse();
    assertThat(schedule.storeHangsBetween(at(70), at(80))).isFalse();
  }

  @Test
  void it_is_calm_when_no_fault_is_in_force_for_long_enough() {
    assertThat(schedule.firstCalm(at(0), BOUND)).isEqualTo(at(0));
    assertThat(schedule.firstCalm(at(7), BOUND)).isEqualTo(at(7));
    assertThat(schedule.firstCalm(at(50), BOUND)).isEqualTo(at(50));
  }

  @Test
  void calm_does_not_begin_before_the_last_fault_has_ended_nor_shortly_before_the_next() {
    assertThat(schedule.firstCalm(at(8), BOUND)).isEqualTo(at(30));
    assertThat(schedule.firstCalm(at(22), BOUND)).isEqualTo(at(30));
    assertThat(schedule.firstCalm(at(58), BOUND)).isEqualTo(at(70));
  }

  private static Period seconds(int from, int to) {
    return new Period(at(from), at(to));
  }

  private static Instant at(int second) {
    return SamplePeer.NOON.plusSeconds(second);
  }
}
