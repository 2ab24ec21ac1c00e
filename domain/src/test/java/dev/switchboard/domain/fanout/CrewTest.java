package dev.switchboard.domain.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// A crew that loses a task waits for it for ever.
@Timeout(60)
final class CrewTest {

  private final AtomicInteger done = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void every_task_is_done_before_it_is_left(int size) {
    try (Crew crew = new Crew(size)) {
      for (int i = 0; i < 50_000; i++) {
        crew.take(done::incrementAndGet);
      }
    }
    assertThat(done).hasValue(50_000);
  }

  @Test
  void no_more_are_done_at_once_than_it_has_members() {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Crew crew = new Crew(3)) {
      for (int i = 0; i < 1_000; i++) {
        crew.take(
            () -> {
              most.accumulateAndGet(busy.incrementAndGet(), Math::max);
              busy.decrementAndGet();
              crew.stepAside(() -> {});
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
  void one_that_steps_aside_leaves_its_place_to_the_next_task() {
    CountDownLatch next = new CountDownLatch(1);
    AtomicInteger inTime = new AtomicInteger();
    try (Crew crew = new Crew(1)) {
      crew.take(() -> crew.stepAside(() -> inTime.set(await(next) ? 1 : 0)));
      crew.take(next::countDown);
    }
    assertThat(inTime).hasValue(1);
  }

  /** Or a recipient would be tried again only when all others have been tried. */
  @Test
  void one_that_stepped_aside_goes_on_before_the_tasks_that_wait() {
    CountDownLatch busy = new CountDownLatch(10);
    CountDownLatch back = new CountDownLatch(1);
    try (Crew crew = new Crew(1)) {
      crew.take(
          () -> {
            crew.stepAside(() -> await(busy));
            back.countDown();
          });
      CountDownLatch last = new CountDownLatch(0);
      for (int i = 0; i < 20_000 && back.getCount() > 0; i++) {
        CountDownLatch nextWaits = new CountDownLatch(1);
        crew.take(() -> await(nextWaits));
        last.countDown();
        last = nextWaits;
        busy.countDown();
      }
      boolean inTime = back.getCount() == 0;
      last.countDown();
      assertThat(inTime).isTrue();
    }
  }

  @Test
  void a_task_that_fails_costs_the_next_ones_nothing() {
    try (Crew crew = new Crew(1)) {
      crew.take(
          () -> {
            throw new IllegalStateException("This is part of the test.");
          });
      for (int i = 0; i < 10; i++) {
        crew.take(done::incrementAndGet);
      }
    }
    assertThat(done).hasValue(10);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
