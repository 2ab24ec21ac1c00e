package dev.switchboard.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Alarms in real time. */
final class PauseTest {

  @Test
  void an_alarm_runs_its_action_after_its_delay() throws InterruptedException {
    CountDownLatch run = new CountDownLatch(1);
    long start = System.nanoTime();

    try (Pause.Alarm _ = Pause.REAL.alarm(Duration.ofMillis(20), run::countDown)) {
      assertThat(run.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
  }

  @Test
  void an_alarm_with_a_negative_delay_runs_its_action_at_once() throws InterruptedException {
    CountDownLatch run = new CountDownLatch(1);

    try (Pause.Alarm _ = Pause.REAL.alarm(Duration.ofSeconds(-1), run::countDown)) {
      assertThat(run.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_closed_alarm_does_not_run_its_action() throws InterruptedException {
    AtomicBoolean closedRang = new AtomicBoolean();
    CountDownLatch later = new CountDownLatch(1);

    Pause.REAL.alarm(Duration.ofMillis(50), () -> closedRang.set(true)).close();
    try (Pause.Alarm _ = Pause.REAL.alarm(Duration.ofMillis(100), later::countDown)) {
      assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(closedRang).isFalse();
  }
}
