package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.pacing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests a clock that skips every wait. */
final class SkippingClockTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(8);

  private final SkippingClock clock = new SkippingClock();
  private final Instant start = clock.instant();
  private final List<Instant> rung = new ArrayList<>();

  @Test
  void a_wait_turns_it_at_once() {
    clock.pause(LONG);

    assertThat(clock.instant()).isEqualTo(start.plus(LONG));
  }

  @Test
  void an_alarm_that_interrupts_whoever_waits_ends_the_wait() {
    clock.alarm(SHORT, Thread.currentThread()::interrupt);

    clock.pause(LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.instant()).isEqualTo(start.plus(SHORT));
  }

  @Test
  void an_alarm_for_somebody_else_rings_once_and_ends_nothing() {
    setAlarm(SHORT);

    clock.pause(LONG);
    clock.pause(LONG);

    assertThat(clock.instant()).isEqualTo(start.plus(LONG).plus(LONG));
    assertThat(rung).containsExactly(start.plus(SHORT));
  }

  @Test
  void a_turn_passes_an_alarm_and_rings_it() {
    setAlarm(SHORT);

    clock.turnTo(start.plus(LONG));

    assertThat(rung).containsExactly(start.plus(LONG));
  }

  @Test
  void what_never_ends_ends_with_the_alarm_that_interrupts_it() {
    setAlarm(SHORT);
    clock.alarm(LONG, Thread.currentThread()::interrupt);

    clock.pauseForEver();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.instant()).isEqualTo(start.plus(LONG));
  }

  @Test
  void an_alarm_that_is_closed_does_not_ring() {
    setAlarm(SHORT).close();

    clock.pause(LONG);

    assertThat(rung).isEmpty();
    assertThat(clock.instant()).isEqualTo(start.plus(LONG));
  }

  @Test
  void whoever_is_interrupted_does_not_wait() {
    Thread.currentThread().interrupt();

    clock.pause(LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void it_is_never_turned_back() {
    clock.turnTo(start.minus(LONG));

    assertThat(clock.instant()).isEqualTo(start);
  }

  private Pause.Alarm setAlarm(Duration after) {
    return clock.alarm(after, () -> rung.add(clock.instant()));
  }
}
