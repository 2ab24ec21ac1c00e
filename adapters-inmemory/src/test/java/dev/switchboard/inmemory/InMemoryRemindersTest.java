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

/** The contract of reminders in memory, and what is memory's alone. */
final class InMemoryRemindersTest extends RemindersContract {

  private final TurnablePause pause = new TurnablePause();
  private final BlockingQueue<Reminder> due = new LinkedBlockingQueue<>();
  private final Reminders reminders = new InMemoryReminders(pause, () -> this::heed);

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
  void one_that_was_not_heeded_comes_again() {
    AtomicInteger calls = new AtomicInteger();
    Reminders failingTwice =
        new InMemoryReminders(
            _ -> {}, () -> about -> calls.incrementAndGet() < 3 ? about : heed(about));
    Reminder reminder = new Reminder(Connection.plain(new ConnectionId("ada"), Instant.EPOCH), 3);

    assertThat(failingTwice.remind(List.of(reminder), Duration.ofMinutes(8))).isEmpty();

    assertThat(next()).isEqualTo(reminder);
    assertThat(calls).hasValue(3);
  }

  private List<Reminder> heed(List<Reminder> about) {
    due.addAll(about);
    return List.of();
  }

  private static <T> T next(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("what comes next").isNotNull();
      return next;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
