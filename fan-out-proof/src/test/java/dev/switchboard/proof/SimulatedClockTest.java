package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that the clock advances only when every thread waits. */
@Timeout(60)
final class SimulatedClockTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofHours(1);

  private final SimulatedClock clock = new SimulatedClock();

  @Test
  void a_pause_lasts_as_long_as_it_says_and_hours_take_no_time()
      throws ExecutionException, InterruptedException {
    run(() -> clock.pause(LONG));

    assertThat(clock.elapsed()).isEqualTo(LONG);
  }

  @Test
  void many_who_wait_wake_up_in_the_order_of_their_times_each_at_its_own()
      throws ExecutionException, InterruptedException {
    Queue<Duration> woken = new ConcurrentLinkedQueue<>();
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      Duration time = SimulatedClock.TICK.multipliedBy(i);
      tasks.add(
          () -> {
            clock.pause(time);
            woken.add(clock.elapsed());
            assertThat(clock.elapsed()).isEqualTo(time);
          });
    }
    Collections.shuffle(tasks);

    new Simulation(clock, SimulatedClock.TICK).run(tasks);

    assertThat(List.copyOf(woken)).hasSize(200).isSorted();
  }

  @Test
  void a_wake_up_is_rounded_up_to_a_whole_tick() throws ExecutionException, InterruptedException {
    run(() -> clock.pause(Duration.ofNanos(1)));

    assertThat(clock.elapsed()).isEqualTo(SimulatedClock.TICK);
  }

  @Test
  void time_stands_still_while_threads_hand_each_other_permits()
      throws ExecutionException, InterruptedException {
    Semaphore ping = new Semaphore(0);
    Semaphore pong = new Semaphore(0);
    Set<Duration> seen = ConcurrentHashMap.newKeySet();

    run(
        () -> clock.pause(LONG),
        () -> pass(ping, pong, seen),
        () -> {
          ping.release();
          pass(pong, ping, seen);
        });

    assertThat(seen).containsExactly(Duration.ZERO);
  }

  private void pass(Semaphore from, Semaphore to, Set<Duration> seen) {
    for (int i = 0; i < 20_000; i++) {
      from.acquireUninterruptibly();
      seen.add(clock.elapsed());
      to.release();
    }
  }

  @Test
  void time_stands_still_while_threads_start_others_and_meet_at_a_monitor()
      throws ExecutionException, InterruptedException {
    Set<Duration> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger met = new AtomicInteger();
    Object monitor = new Object();
    CountDownLatch all = new CountDownLatch(2_000);

    run(
        () -> clock.pause(LONG),
        () -> {
          for (int i = 0; i < 2_000; i++) {
            Thread.startVirtualThread(
                () -> {
                  synchronized (monitor) {
                    seen.add(clock.elapsed());
                    met.incrementAndGet();
                  }
                  all.countDown();
                });
          }
          await(all);
        });

    assertThat(met).hasValue(2_000);
    assertThat(seen).containsExactly(Duration.ZERO);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Test
  void an_alarm_that_interrupts_who_waits_ends_the_wait_and_the_interrupt_is_kept()
      throws ExecutionException, InterruptedException {
    Set<Boolean> interrupted = ConcurrentHashMap.newKeySet();

    run(
        () -> {
          clock.alarm(SHORT, Thread.currentThread()::interrupt);
          clock.pause(LONG);
          interrupted.add(Thread.interrupted());
        });

    assertThat(interrupted).containsExactly(true);
    assertThat(clock.elapsed()).isEqualTo(SHORT);
    assertThat(clock.untilNext()).isEmpty();
  }

  @Test
  void an_alarm_rings_once_at_its_time_unless_it_is_closed()
      throws ExecutionException, InterruptedException {
    Queue<Duration> rung = new ConcurrentLinkedQueue<>();
    clock.alarm(SHORT, () -> rung.add(clock.elapsed()));
    clock.alarm(SHORT, () -> rung.add(Duration.ZERO)).close();

    run(() -> clock.pause(LONG));

    assertThat(rung).containsExactly(SHORT);
  }

  @Test
  void whoever_waits_for_nothing_is_told_of_the_deadlock() {
    assertThatIllegalStateException()
        .isThrownBy(() -> run(() -> new Semaphore(0).acquireUninterruptibly()))
        .withMessage("All threads wait, and nothing will wake them.");
  }

  @Test
  void a_task_that_fails_fails_the_simulation() {
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      throw new IllegalArgumentException("wrong");
                    }))
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  private void run(Runnable... tasks) throws ExecutionException, InterruptedException {
    new Simulation(clock, SimulatedClock.TICK).run(List.of(tasks));
  }
}
