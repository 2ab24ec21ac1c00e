package dev.switchboard.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How one hears in earnest that a time has come. */
final class PauseTest {

  @Test
  void an_alarm_rings_after_its_time() throws InterruptedException {
    CountDownLatch rung = new CountDownLatch(1);
    long start = System.nanoTime();

    try (Pause.Alarm _ = Pause.REAL.alarm(Duration.ofMillis(20), rung::countDown)) {
      assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
  }

  @Test
  void one_whose_time_is_over_rings_at_once() throws InterruptedException {
    CountDownLatch rung = new CountDownLatch(1);

    try (Pause.Alarm _ = Pause.REAL.alarm(Duration.ofSeconds(-1), rung::countDown)) {
      assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void one_that_is_closed_does_not_ring() throws InterruptedException {
    AtomicBoolean closedRang = new AtomicBoolean();
    CountDownLatch later = new CountDownLatch(1);

    Pause.REAL.alarm(Duration.ofMillis(50), () -> closedRang.set(true)).close();
    try (Pause.Alarm _ = Pause.REAL.alarm(Duration.ofMillis(100), later::countDown)) {
      assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(closedRang).isFalse();
  }
}
