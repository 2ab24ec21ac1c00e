package dev.switchboard.domain.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.doubles.PassingTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// An executor that loses a task waits for it forever.
@Timeout(60)
final class BoundedExecutorTest {

  private final PassingTime time = new PassingTime();
  private final AtomicInteger done = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void closing_waits_for_every_task(int size) {
    try (BoundedExecutor executor = new BoundedExecutor(size)) {
      for (int i = 0; i < 50_000; i++) {
        executor.submit(done::incrementAndGet);
      }
    }
    assertThat(done).hasValue(50_000);
  }

  @Test
  void no_more_tasks_run_at_once_than_allowed() {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (BoundedExecutor executor = new BoundedExecutor(3)) {
      for (int i = 0; i < 1_000; i++) {
        executor.submit(
            () -> {
              most.accumulateAndGet(busy.incrementAndGet(), Math::max);
              busy.decrementAndGet();
              done.incrementAndGet();
            });
      }
    }
    assertThat(done).hasValue(1_000);
    assertThat(most).hasValueLessThanOrEqualTo(3);
  }

  @Test
  void a_delayed_task_occupies_no_thread_and_runs_when_it_is_due() {
    List<String> order = new CopyOnWriteArrayList<>();
    try (BoundedExecutor executor = until(1)) {
      executor.submitDelayed(() -> order.add("later at " + time.passed()), Duration.ofMillis(100));
      executor.submit(() -> order.add("at once"));
    }
    assertThat(order).containsExactly("at once", "later at PT0.1S");
  }

  /** Otherwise a recipient would be retried only after all others were tried. */
  @Test
  void a_delayed_task_that_is_due_runs_before_waiting_tasks() {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch submitted = new CountDownLatch(1);
    try (BoundedExecutor executor = until(1)) {
      executor.submit(() -> await(submitted));
      executor.submitDelayed(() -> order.add("due"), Duration.ofMillis(100));
      executor.submit(() -> order.add("waiting"));
      time.pass(Duration.ofMillis(100));
      submitted.countDown();
    }
    assertThat(order).containsExactly("due", "waiting");
  }

  @Test
  void delayed_tasks_can_be_run_at_once() {
    try (BoundedExecutor executor = until(2)) {
      executor.submitDelayed(
          () -> executor.submitDelayed(done::incrementAndGet, Duration.ofHours(1)),
          Duration.ofHours(1));
      executor.submit(done::incrementAndGet);
      executor.awaitSubmitted();
      assertThat(done).hasValue(1);

      executor.runDelayedNow();

      assertThat(done).hasValue(2);
    }
    assertThat(time.passed()).isZero();
  }

  @Test
  void a_task_that_fails_does_not_affect_the_next_ones() {
    try (BoundedExecutor executor = new BoundedExecutor(1)) {
      executor.submit(
          () -> {
            throw new IllegalStateException("This is part of the test.");
          });
      for (int i = 0; i < 10; i++) {
        executor.submit(done::incrementAndGet);
      }
    }
    assertThat(done).hasValue(10);
  }

  private BoundedExecutor until(int size) {
    return new BoundedExecutor(size, PassingTime.START.plus(Duration.ofDays(1)), time, time);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
