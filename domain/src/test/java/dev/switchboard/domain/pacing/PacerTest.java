package dev.switchboard.domain.pacing;

import static dev.switchboard.domain.doubles.PassingTime.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.doubles.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rate at which frames leave. Time passes only when the pacer waits. */
@Timeout(60)
final class PacerTest {

  private static final Delivery SENT = new Delivery.Sent();
  private static final Delivery THROTTLED = new Delivery.Throttled();
  private static final Instant LATER = START.plus(Duration.ofDays(1));

  private final PassingTime time = new PassingTime();
  private final Pacer pacer = new Pacer(1_000, 32, time, time);
  private final Pacer.Flow flow = pacer.flow();
  private final AtomicInteger recipients = new AtomicInteger();

  @Test
  void frames_leave_at_the_ceiling_after_half_a_second_worth_of_them() {
    send(1_500, SENT);

    assertThat(time.passed()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(5));
  }

  @Test
  void one_slow_recipient_in_ten_does_not_lower_the_rate() {
    for (int round = 0; round < 100; round++) {
      send(9, SENT);
      send(1, THROTTLED);
    }

    assertThat(pacer.isAccountThrottled()).isFalse();
    assertThat(time.passed()).isCloseTo(Duration.ofMillis(500), Duration.ofMillis(5));
  }

  @Test
  void retries_to_one_slow_recipient_do_not_count_as_a_throttled_account() {
    send(32, SENT);
    for (int i = 0; i < 1_000; i++) {
      time.pass(Duration.ofMillis(10));
      pacer.recordResult(new ConnectionId("slow"), THROTTLED, i % 5 == 0);
    }

    assertThat(pacer.isAccountThrottled()).isFalse();
  }

  /** Once every recipient was tried, only retries are left. */
  @Test
  void retries_to_many_slow_recipients_do_not_count_as_a_throttled_account() {
    send(1_000, SENT);
    for (int i = 0; i < 1_000; i++) {
      pacer.recordResult(new ConnectionId("slow" + i), THROTTLED, false);
    }

    assertThat(pacer.isAccountThrottled()).isFalse();
  }

  @Test
  void a_throttled_account_stays_throttled_while_retries_are_refused() {
    send(300, THROTTLED);
    for (int i = 0; i < 1_000; i++) {
      time.pass(Duration.ofMillis(10));
      pacer.recordResult(new ConnectionId("c" + i % 100), THROTTLED, false);
    }

    assertThat(pacer.isAccountThrottled()).isTrue();
  }

  @Test
  void many_refused_recipients_mean_a_throttled_account_for_two_seconds() {
    send(300, THROTTLED);
    assertThat(pacer.isAccountThrottled()).isTrue();

    time.pass(Duration.ofMillis(2_100));

    assertThat(pacer.isAccountThrottled()).isFalse();
  }

  /** A waiting frame checks the current rate, not that of its arrival. */
  @Test
  void a_frame_waits_only_briefly_however_many_were_refused() {
    send(600, THROTTLED);
    time.pass(Duration.ofMillis(300));
    send(100, THROTTLED);

    for (int frame = 0; frame < 100; frame++) {
      Duration before = time.passed();
      send(1, THROTTLED);
      assertThat(time.passed().minus(before)).isLessThan(Duration.ofMillis(20));
    }
  }

  @Test
  void failures_of_the_gateway_do_not_change_the_pace() {
    send(200, new Delivery.Failed("The line was cut."));

    assertThat(pacer.isAccountThrottled()).isFalse();
    assertThat(time.passed()).isZero();
  }

  @Test
  void after_the_deadline_a_turn_is_refused_at_once() {
    send(500, SENT);

    assertThat(flow.awaitTurn(START)).isFalse();
    assertThat(time.passed()).isZero();
  }

  /** A large fan-out has a full window of waiting frames, and a reply has one. */
  @Test
  void a_reply_waits_for_at_most_one_frame_of_each_other_flow() {
    CountDownLatch waiting = new CountDownLatch(1);
    Pause pause =
        wait -> {
          await(waiting);
          time.pass(wait);
        };
    Pacer slow = new Pacer(2, 1, time, pause);
    List<String> left = new CopyOnWriteArrayList<>();
    slow.flow().awaitTurn(LATER);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Pacer.Flow large = slow.flow();
      for (int i = 0; i < 64; i++) {
        threads.execute(() -> left.add(large.awaitTurn(LATER) ? "large" : "never"));
      }
      awaitUntilBlocked(slow, 1);
      threads.execute(() -> left.add(slow.flow().awaitTurn(LATER) ? "reply" : "never"));
      awaitUntilBlocked(slow, 2);
      waiting.countDown();
    }

    assertThat(left.indexOf("reply")).isLessThanOrEqualTo(2);
  }

  private static void awaitUntilBlocked(Pacer pacer, int flows) {
    while (pacer.waitingFlows() < flows) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private void send(int frames, Delivery result) {
    for (int i = 0; i < frames; i++) {
      assertThat(flow.awaitTurn(LATER)).isTrue();
      pacer.recordResult(new ConnectionId("c" + recipients.incrementAndGet()), result, true);
    }
  }
}
