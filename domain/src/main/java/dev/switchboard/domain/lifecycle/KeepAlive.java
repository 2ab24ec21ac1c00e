package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.fanout.BoundedExecutor;
import dev.switchboard.domain.fanout.FanOut;
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
 * Gives connections signs of life: API Gateway closes one after ten minutes of silence. Each
 * reminder leaves the next, so nothing has to look for idle connections, and who is gone is found
 * out and forgotten. May be shared between threads.
 *
 * <p>There is one chain of reminders a connection, whatever is delivered twice or tried again: the
 * connection's row holds the beat, and a reminder that is behind it, or behind another that is due
 * at the same time, ends.
 */
public final class KeepAlive {

  private static final int AT_ONCE = 64;

  /** Which part of its time a reminder may come too soon: half a minute of eight. */
  private static final int EARLIEST_PART = 16;

  /** When to try again whom a sign of life did not reach: well within the ten minutes. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ConnectionStore store;
  private final Reminders reminders;
  private final FanOut fanOut;
  private final Codec codec;
  private final Duration interval;

  /** Assembles it. */
  public KeepAlive(
      ConnectionStore store, Reminders reminders, FanOut fanOut, Codec codec, Duration interval) {
    this.store = store;
    this.reminders = reminders;
    this.fanOut = fanOut;
    this.codec = codec;
    this.interval = interval;
  }

  /**
   * Heeds reminders that are due. Heeding one twice may give two signs of life, and leaves one
   * chain.
   *
   * @param deadline when to stop sending
   */
  public KeepAliveReport heed(List<Reminder> due, Instant deadline) {
    Tending tending = new Tending();
    List<Reminder> current = tending.current(due);
    List<Delivery> results =
        fanOut.sendToEach(
            current.stream().map(Reminder::connection).toList(),
            codec.encode(new ServerMessage.KeepAlive()),
            deadline);
    for (int i = 0; i < current.size(); i++) {
      tending.settle(current.get(i), results.get(i));
    }
    return tending.finish(due.size());
  }

  /** The reminders of one call, as it goes through them. */
  private final class Tending {

    private final Queue<Reminder> unheeded = new ConcurrentLinkedQueue<>();
    private final List<Reminder> reached = new ArrayList<>();
    private final List<Reminder> unreached = new ArrayList<>();
    private final List<Reminder> gone = new ArrayList<>();

    /** Those that are not behind. */
    List<Reminder> current(List<Reminder> due) {
      Queue<Reminder> current = new ConcurrentLinkedQueue<>();
      forEach(
          foremost(due),
          reminder -> {
            OptionalLong beat = store.beat(reminder.connection().id());
            if (beat.isPresent() && beat.getAsLong() <= reminder.beat()) {
              current.add(reminder);
            }
          });
      return List.copyOf(current);
    }

    /**
     * One of each connection, the one furthest on. Of two chains that are at the same beat both
     * would be current, and leave two more reminders that come together again.
     */
    private static Collection<Reminder> foremost(List<Reminder> due) {
      Map<ConnectionId, Reminder> foremost = new LinkedHashMap<>();
      for (Reminder each : due) {
        foremost.merge(
            each.connection().id(), each, (one, other) -> one.beat() < other.beat() ? other : one);
      }
      return foremost.values();
    }

    void settle(Reminder reminder, Delivery result) {
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
     * First the next reminder, then the row: a crash between the two leaves a chain that goes on,
     * and another that is behind.
     */
    KeepAliveReport finish(int due) {
      List<Reminder> next = reached.stream().map(Reminder::next).toList();
      List<Reminder> refused = remind(next, sooner(interval));
      for (Reminder each : reached) {
        if (refused.contains(each.next())) {
          unheeded.add(each);
        }
      }
      List<Reminder> heeded = reached.stream().filter(each -> !unheeded.contains(each)).toList();
      forEach(heeded, store::advance);
      unheeded.addAll(remind(unreached, sooner(SOON)));
      forEach(gone, each -> store.remove(each.connection().id()));
      return new KeepAliveReport(
          due, reached.size(), gone.size(), unreached.size(), List.copyOf(unheeded));
    }

    private List<Reminder> remind(List<Reminder> about, Duration after) {
      return about.isEmpty() ? about : reminders.remind(about, after);
    }

    /**
     * By chance a little sooner. Two chains in step that are heeded in two calls at the same moment
     * are both current; so they come apart, and the one that is behind ends. And connections that
     * were opened all at once do not stay a crowd.
     */
    private static Duration sooner(Duration after) {
      long most = after.toNanos();
      long least = most - most / EARLIEST_PART;
      return Duration.ofNanos(ThreadLocalRandom.current().nextLong(least, most + 1));
    }

    /** Does something for each, several at once; those for whom it fails are left unheeded. */
    private void forEach(Collection<Reminder> each, Consumer<Reminder> deed) {
      try (BoundedExecutor executor = new BoundedExecutor(AT_ONCE)) {
        for (Reminder reminder : each) {
          executor.submit(
              () -> {
                try {
                  deed.accept(reminder);
                } catch (RuntimeException failure) {
                  // A border: the thread is the reminder's own, and the chain would end with it.
                  unheeded.add(reminder);
                }
              });
        }
      }
    }
  }
}
