package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast frames leave. No time passes but what the pacer itself waits. */
final class PacerTest {

  private static final Delivery SENT = new Delivery.Sent();
  private static final Delivery THROTTLED = new Delivery.Throttled();

  private final PassingTime time = new PassingTime();
  private final Pacer pacer = new Pacer(1_000, time, time);

  @Test
  void frames_leave_at_the_ceiling_after_half_a_second_worth_of_them() {
    send(1_500, SENT);

    assertThat(time.passed()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(5));
  }

  @Test
  void a_slow_peer_slows_nobody_down() {
    for (int round = 0; round < 100; round++) {
      send(9, SENT);
      send(1, THROTTLED);
    }

    assertThat(pacer.isAccountThrottled()).isFalse();
    assertThat(pacer.rate()).isEqualTo(1_000);
  }

  @Test
  void an_account_that_is_throttled_slows_everybody_down_to_what_passes() {
    throttleAt(300, Duration.ofSeconds(10));

    assertThat(pacer.rate()).isBetween(150.0, 550.0);
  }

  @Test
  void it_recovers_once_nobody_is_refused() {
    throttleAt(300, Duration.ofSeconds(5));
    double slowed = pacer.rate();

    Duration until = time.passed().plusSeconds(10);
    while (time.passed().compareTo(until) < 0) {
      send(1, SENT);
    }

    assertThat(pacer.rate()).isCloseTo(Math.min(1_000, slowed + 500), within(60.0));
    send(50_000, SENT);
    assertThat(pacer.rate()).isEqualTo(1_000);
  }

  @Test
  void a_peer_that_is_refused_again_says_nothing_new() {
    send(32, SENT);
    for (int i = 0; i < 100; i++) {
      pacer.heard(THROTTLED, false);
    }

    assertThat(pacer.isAccountThrottled()).isFalse();
  }

  @Test
  void who_fails_says_nothing_of_the_pace() {
    send(200, new Delivery.Failed("The line was cut."));

    assertThat(pacer.isAccountThrottled()).isFalse();
    assertThat(pacer.rate()).isEqualTo(1_000);
  }

  @Test
  void a_turn_after_the_deadline_is_no_turn_and_costs_no_time() {
    send(500, SENT);

    assertThat(pacer.awaitTurn(NOW)).isFalse();
    assertThat(time.passed()).isZero();
  }

  private void send(int frames, Delivery came) {
    for (int i = 0; i < frames; i++) {
      assertThat(pacer.awaitTurn(NOW.plus(Duration.ofDays(1)))).isTrue();
      pacer.heard(came, true);
    }
  }

  /** An account whose bucket lets through so many a second. */
  private void throttleAt(int perSecond, Duration forTime) {
    double tokens = 0;
    Duration last = time.passed();
    Duration until = last.plus(forTime);
    while (time.passed().compareTo(until) < 0) {
      time.pass(Duration.ofMillis(1));
      pacer.awaitTurn(NOW.plus(Duration.ofDays(1)));
      tokens +=
          Duration.between(NOW.plus(last), NOW.plus(time.passed())).toNanos() / 1e9 * perSecond;
      last = time.passed();
      boolean passes = tokens >= 1;
      tokens = passes ? tokens - 1 : tokens;
      pacer.heard(passes ? SENT : THROTTLED, true);
    }
  }
}
