package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.Reminders;
import java.time.Duration;

/**
 * How clients are treated.
 *
 * @param plainMode what becomes of the text of plain clients
 * @param origins from which pages browsers may connect
 * @param refusedAt when a client of the Events protocol learns that its credentials are refused
 * @param keepAlive how long until the next sign of life; API Gateway closes a connection after ten
 *     minutes of silence
 * @param timeout after how much silence a client should take its connection for broken: longer than
 *     until the next sign of life, better twice that, so that one may be lost
 * @param eventsPerPublish how many events one publish may have
 */
public record LifecycleSettings(
    PlainMode plainMode,
    AllowedOrigins origins,
    RefusedAt refusedAt,
    Duration keepAlive,
    Duration timeout,
    int eventsPerPublish) {

  /** When a client with credentials that are refused learns of it. */
  public enum RefusedAt {
    /** At its first message, as AppSync does it: its clients then give up at once, and say why. */
    MESSAGE,
    /** At the handshake: nothing is stored for it, and its clients try six times. */
    HANDSHAKE
  }

  /** Every 8 minutes, 20 minutes, and the 5 events of AppSync. */
  public static final LifecycleSettings DEFAULT =
      new LifecycleSettings(
          PlainMode.BROADCAST,
          AllowedOrigins.ALL,
          RefusedAt.MESSAGE,
          Duration.ofMinutes(8),
          Duration.ofMinutes(20),
          5);

  public LifecycleSettings {
    if (!keepAlive.isPositive() || keepAlive.compareTo(Reminders.MAX_DELAY) > 0) {
      throw new IllegalArgumentException("A sign of life comes every 15 minutes at least.");
    }
    if (timeout.compareTo(keepAlive) <= 0) {
      throw new IllegalArgumentException(
          "A client must wait longer than until the next sign of life.");
    }
    if (eventsPerPublish < 1) {
      throw new IllegalArgumentException("A publish must be allowed at least 1 event.");
    }
  }

  /** These, with another mode. */
  public LifecycleSettings with(PlainMode mode) {
    return new LifecycleSettings(mode, origins, refusedAt, keepAlive, timeout, eventsPerPublish);
  }

  /** These, with other origins. */
  public LifecycleSettings with(AllowedOrigins pages) {
    return new LifecycleSettings(plainMode, pages, refusedAt, keepAlive, timeout, eventsPerPublish);
  }

  /** These, with another moment to refuse. */
  public LifecycleSettings with(RefusedAt moment) {
    return new LifecycleSettings(plainMode, origins, moment, keepAlive, timeout, eventsPerPublish);
  }

  /** These, with other times. */
  public LifecycleSettings withTimes(Duration signOfLife, Duration silence) {
    return new LifecycleSettings(
        plainMode, origins, refusedAt, signOfLife, silence, eventsPerPublish);
  }

  /** These, with another number of events. */
  public LifecycleSettings withEventsPerPublish(int most) {
    return new LifecycleSettings(plainMode, origins, refusedAt, keepAlive, timeout, most);
  }
}
