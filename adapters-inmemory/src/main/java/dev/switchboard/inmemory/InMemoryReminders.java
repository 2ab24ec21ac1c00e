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
 * Keeps reminders in this process, each with a virtual thread that waits until it is due. One that
 * is not handled comes again until its connection has long ended. What waits is gone with the
 * process.
 */
@Singleton
final class InMemoryReminders implements Reminders {

  /** How many wait at once, at most: more than a laptop holds connections. */
  static final int MOST = 100_000;

  private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(5);

  /** How often one is delivered at most: as long as its connection can last. */
  static final int TIMES = Math.toIntExact(Connection.LIFETIME.dividedBy(BEFORE_ANOTHER));

  private final Pause pause;
  private final Provider<UnaryOperator<List<Reminder>>> handle;
  private final Semaphore room = new Semaphore(MOST);

  /**
   * Makes one.
   *
   * @param handle handles reminders, and returns those to deliver again; resolved only when one is
   *     due, because its handler schedules the next
   */
  @Inject
  InMemoryReminders(Pause pause, Provider<UnaryOperator<List<Reminder>>> handle) {
    this.pause = pause;
    this.handle = handle;
  }

  @Override
  public List<Reminder> schedule(List<Reminder> about, Duration after) {
    List<Reminder> left = new ArrayList<>();
    for (Reminder each : about) {
      if (room.tryAcquire()) {
        Thread.startVirtualThread(() -> deliver(each, after));
      } else {
        left.add(each);
      }
    }
    return left;
  }

  private void deliver(Reminder reminder, Duration after) {
    try {
      pause.pause(after);
      for (int times = 1; comesAgain(reminder) && times < TIMES; times++) {
        pause.pause(BEFORE_ANOTHER);
      }
    } finally {
      room.release();
    }
  }

  private boolean comesAgain(Reminder reminder) {
    try {
      return !handle.get().apply(List.of(reminder)).isEmpty()
          && !Thread.currentThread().isInterrupted();
    } catch (RuntimeException failure) {
      // A border: as on AWS, whoever fails gets the reminder again.
      return true;
    }
  }
}
