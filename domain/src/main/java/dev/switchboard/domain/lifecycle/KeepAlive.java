package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Sends keep-alives: API Gateway closes a connection that is idle for ten minutes.
 *
 * <p>Each handled reminder schedules the next one of its connection, so no table has to be searched
 * for idle connections. A connection that is gone is removed. May be shared between threads.
 *
 * <p>Each connection has one chain of reminders, even if one is delivered twice or retried. The
 * connection's row holds the sequence number of the next reminder. A reminder with a lower number
 * ends its chain, as does a duplicate in the same call.
 */
public final class KeepAlive {

  private static final int MAX_CONCURRENCY = 64;

  /** The fraction of its delay by which a reminder may be early: half a minute of eight. */
  private static final int MAX_EARLY_FRACTION = 16;

  /**
   * The delay before a keep-alive that was not delivered is retried, well within the ten minutes.
   */
  private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

  private final ConnectionStore store;
  private final Reminders reminders;
  private final FanOut fanOut;
  private final Codec codec;
  private final Duration interval;

  /** Sends keep-alives at this interval. */
  public KeepAlive(
      ConnectionStore store, Reminders reminders, FanOut fanOut, Codec codec, Duration interval) {
    this.store = store;
    this.reminders = reminders;
    this.fanOut = fanOut;
    this.codec = codec;
    this.interval = interval;
  }

  /**
   * Handles reminders that are due. Handling one twice may send two keep-alives, but the connection
   * still has one chain.
   *
   * @param deadline when to stop sending
   */
  public KeepAliveReport handle(List<Reminder> due, Instant deadline) {
    ReminderBatch batch = new ReminderBatch();
    List<Reminder> current = batch.current(due);
    List<Delivery> results =
        fanOut.sendToEach(
            current.stream().map(Reminder::connection).toList(),
            codec.encode(new ServerMessage.KeepAlive()),
            deadline);
    for (int i = 0; i < current.size(); i++) {
      batch.record(current.get(i), results.get(i));
    }
    return batch.finish(due.size());
  }

  /** The reminders of one call, grouped by the result of their keep-alive. */
  private final class ReminderBatch {

    private final Queue<Reminder> unhandled = new ConcurrentLinkedQueue<>();
    private final List<Reminder> reached = new ArrayList<>();
    private final List<Reminder> unreached = new ArrayList<>();
    private final List<Reminder> gone = new ArrayList<>();

    /** Returns the reminders whose sequence number is not below that of their connection. */
    List<Reminder> current(List<Reminder> due) {
      Queue<Reminder> current = new ConcurrentLinkedQueue<>();
      forEach(
          latestByConnection(due),
          reminder -> {
            OptionalLong sequence = store.sequence(reminder.connection().id());
            if (sequence.isPresent() && sequence.getAsLong() <= reminder.sequence()) {
              current.add(reminder);
            }
          });
      return List.copyOf(current);
    }

    /**
     * Returns the reminder with the highest sequence number of each connection. Two chains with
     * equal numbers would otherwise both be current, and schedule two reminders that arrive
     * together again.
     */
    private static Collection<Reminder> latestByConnection(List<Reminder> due) {
      Map<ConnectionId, Reminder> latest = new LinkedHashMap<>();
      for (Reminder each : due) {
        latest.merge(
            each.connection().id(),
            each,
            (one, other) -> one.sequence() < other.sequence() ? other : one);
      }
      return latest.values();
    }

    void record(Reminder reminder, Delivery result) {
      switch (result) {
        case Delivery.Sent() -> reached.add(reminder);
        case Delivery.Gone() -> gone.add(reminder);
        case Delivery.NotYetOpen(),
            Delivery.Throttled(),
            Delivery.TooLarge(),
            Delivery.NotSent(),
            Delivery.Failed _ ->
            unreached.add(reminder);
      }
    }

    /**
     * Schedules the next reminders, then updates the rows. After a crash between the two, the next
     * reminder is ahead of its row, so the chain continues. The redelivered reminder starts a
     * second chain, which ends.
     */
    KeepAliveReport finish(int due) {
      List<Reminder> next = reached.stream().map(Reminder::next).toList();
      List<Reminder> rejected = schedule(next, slightlyEarly(interval));
      for (Reminder each : reached) {
        if (rejected.contains(each.next())) {
          unhandled.add(each);
        }
      }
      List<Reminder> handled = reached.stream().filter(each -> !unhandled.contains(each)).toList();
      forEach(handled, store::advance);
      unhandled.addAll(schedule(unreached, slightlyEarly(RETRY_DELAY)));
      forEach(gone, each -> store.remove(each.connection().id()));
      return new KeepAliveReport(
          due, reached.size(), gone.size(), unreached.size(), List.copyOf(unhandled));
    }

    private List<Reminder> schedule(List<Reminder> about, Duration delay) {
      return about.isEmpty() ? about : reminders.schedule(about, delay);
    }

    /**
     * Shortens a delay by a random part of up to 1/16. Duplicate chains that are handled at the
     * same moment drift apart, and one of them ends. Connections that opened together spread out.
     */
    private static Duration slightlyEarly(Duration delay) {
      long most = delay.toNanos();
      long least = most - most / MAX_EARLY_FRACTION;
      return Duration.ofNanos(ThreadLocalRandom.current().nextLong(least, most + 1));
    }

    /**
     * Runs an action for each reminder concurrently. Reminders whose action fails are unhandled.
     */
    private void forEach(Collection<Reminder> each, Consumer<Reminder> action) {
      try (BoundedExecutor executor = new BoundedExecutor(MAX_CONCURRENCY)) {
        for (Reminder reminder : each) {
          executor.submit(
              () -> {
                try {
                  action.accept(reminder);
                } catch (RuntimeException failure) {
                  // An exception would end the chain of this reminder.
                  unhandled.add(reminder);
                }
              });
        }
      }
    }
  }
}
