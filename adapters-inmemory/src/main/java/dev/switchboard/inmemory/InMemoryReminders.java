package dev.switchboard.inmemory;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.pacing.Pause;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/**
 * Keeps reminders in the memory of this process, each with a virtual thread that waits until it is
 * due. A reminder that is not handled is delivered again until its connection has expired.
 * Reminders that wait are lost when the process ends.
 */
@Singleton
final class InMemoryReminders implements Reminders {

  /** The maximum number of waiting reminders: more than the connections of a laptop. */
  static final int MAX_WAITING = 100_000;

  private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

  /**
   * The maximum number of deliveries of one reminder, which covers the lifetime of its connection.
   */
  static final int MAX_DELIVERIES = Math.toIntExact(Connection.LIFETIME.dividedBy(RETRY_DELAY));

  private final Pause pause;
  private final Provider<UnaryOperator<List<Reminder>>> handle;
  private final Semaphore capacity = new Semaphore(MAX_WAITING);

  /**
   * Creates reminders.
   *
   * @param handle handles reminders, and returns those to deliver again; resolved when one is due,
   *     because its handler schedules the next
   */
  @Inject
  InMemoryReminders(Pause pause, Provider<UnaryOperator<List<Reminder>>> handle) {
    this.pause = pause;
    this.handle = handle;
  }

  @Override
  public List<Reminder> schedule(List<Reminder> reminders, Duration delay) {
    List<Reminder> rejected = new ArrayList<>();
    for (Reminder each : reminders) {
      if (capacity.tryAcquire()) {
        Thread.startVirtualThread(() -> deliver(each, delay));
      } else {
        rejected.add(each);
      }
    }
    return rejected;
  }

  private void deliver(Reminder reminder, Duration delay) {
    try {
      pause.pause(delay);
      for (int deliveries = 1;
          mustDeliverAgain(reminder) && deliveries < MAX_DELIVERIES;
          deliveries++) {
        pause.pause(RETRY_DELAY);
      }
    } finally {
      capacity.release();
    }
  }

  private boolean mustDeliverAgain(Reminder reminder) {
    try {
      return !handle.get().apply(List.of(reminder)).isEmpty()
          && !Thread.currentThread().isInterrupted();
    } catch (RuntimeException failure) {
      // As on AWS, a reminder whose handler fails is delivered again.
      return true;
    }
  }
}
