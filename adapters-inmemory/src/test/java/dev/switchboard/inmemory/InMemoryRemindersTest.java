package dev.switchboard.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.RemindersContract;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs the contract of reminders in memory, and tests the retries. */
final class InMemoryRemindersTest extends RemindersContract {

  private static final Reminder ADA =
      new Reminder(Connection.plain(new ConnectionId("ada"), Instant.EPOCH), 3);

  private final ManualPause pause = new ManualPause();
  private final BlockingQueue<Reminder> due = new LinkedBlockingQueue<>();
  private final Reminders reminders = new InMemoryReminders(pause, () -> this::handle);

  @Override
  protected Reminders reminders() {
    return reminders;
  }

  @Override
  protected Reminder next() {
    return next(due);
  }

  @Override
  protected void pass(Duration time) {
    pause.pass(time);
  }

  @Test
  void a_reminder_that_was_not_handled_is_delivered_again() {
    AtomicInteger calls = new AtomicInteger();
    Reminders failingTwice =
        new InMemoryReminders(
            _ -> {}, () -> about -> calls.incrementAndGet() < 3 ? about : handle(about));

    assertThat(failingTwice.schedule(List.of(ADA), Duration.ofMinutes(8))).isEmpty();

    assertThat(next()).isEqualTo(ADA);
    assertThat(calls).hasValue(3);
  }

  @Test
  void a_reminder_whose_handler_failed_is_delivered_again() {
    AtomicInteger calls = new AtomicInteger();
    Reminders failing = new InMemoryReminders(_ -> {}, () -> about -> throwTwice(calls, about));

    assertThat(failing.schedule(List.of(ADA), Duration.ofMinutes(8))).isEmpty();

    assertThat(next()).isEqualTo(ADA);
    assertThat(calls).hasValue(3);
  }

  @Test
  void a_reminder_that_is_never_handled_is_dropped_after_its_connection_has_expired()
      throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    Reminders failing =
        new InMemoryReminders(
            _ -> {},
            () ->
                about -> {
                  threads.add(Thread.currentThread());
                  calls.incrementAndGet();
                  return about;
                });

    failing.schedule(List.of(ADA), Duration.ofMinutes(8));

    assertThat(next(threads).join(Duration.ofSeconds(20))).isTrue();
    assertThat(calls).hasValue(InMemoryReminders.MAX_DELIVERIES);
  }

  private List<Reminder> throwTwice(AtomicInteger calls, List<Reminder> about) {
    if (calls.incrementAndGet() < 3) {
      throw new IllegalStateException("A defect.");
    }
    return handle(about);
  }

  private List<Reminder> handle(List<Reminder> about) {
    due.addAll(about);
    return List.of();
  }

  private static <T> T next(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("the next item").isNotNull();
      return next;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
