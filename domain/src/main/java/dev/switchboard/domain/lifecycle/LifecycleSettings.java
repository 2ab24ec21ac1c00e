package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.Reminders;
import java.time.Duration;

/**
 * The settings for clients.
 *
 * @param plainMode the handling of texts of plain clients
 * @param origins the pages from which browsers may connect
 * @param unknownSubprotocols the handling of clients that offer only subprotocols unknown here
 * @param refusedAt when a client of the Events protocol receives the refusal of its credentials
 * @param keepAlive the interval between keep-alives; API Gateway closes a connection after ten idle
 *     minutes
 * @param timeout the time without messages after which a client should assume that its connection
 *     is broken. It is longer than the keep-alive interval; twice as long allows one keep-alive to
 *     be lost
 * @param eventsPerPublish the maximum number of events of one publish
 */
public record LifecycleSettings(
    PlainMode plainMode,
    AllowedOrigins origins,
    UnknownSubprotocols unknownSubprotocols,
    RefusedAt refusedAt,
    Duration keepAlive,
    Duration timeout,
    int eventsPerPublish) {

  /** The handling of a client that offers subprotocols, of which none is known here. */
  public enum UnknownSubprotocols {
    /** The client is refused. */
    REFUSE,
    /**
     * The client is a plain client, and its handshake is answered without a subprotocol. Browsers
     * close such a connection; many devices, whose library always makes an offer, do not.
     */
    PLAIN
  }

  /** The moment at which a client receives the refusal of its credentials. */
  public enum RefusedAt {
    /**
     * In reply to its first message, as in AppSync: its clients then stop at once, and report the
     * reason.
     */
    MESSAGE,
    /** At the handshake: nothing is stored, and AppSync's clients retry six times. */
    HANDSHAKE
  }

  /** Keep-alives every 8 minutes, a timeout of 20 minutes, and the 5 events of AppSync. */
  public static final LifecycleSettings DEFAULT =
      new LifecycleSettings(
          PlainMode.BROADCAST,
          AllowedOrigins.ALL,
          UnknownSubprotocols.REFUSE,
          RefusedAt.MESSAGE,
          Duration.ofMinutes(8),
          Duration.ofMinutes(20),
          5);

  public LifecycleSettings {
    if (!keepAlive.isPositive() || keepAlive.compareTo(Reminders.MAX_DELAY) > 0) {
      throw new IllegalArgumentException(
          "The keep-alive interval must be positive and at most 15 minutes.");
    }
    if (timeout.compareTo(keepAlive) <= 0) {
      throw new IllegalArgumentException(
          "The timeout must be longer than the keep-alive interval.");
    }
    if (eventsPerPublish < 1) {
      throw new IllegalArgumentException("A publish must be allowed at least 1 event.");
    }
  }

  /** The same settings with another mode. */
  public LifecycleSettings with(PlainMode mode) {
    return new LifecycleSettings(
        mode, origins, unknownSubprotocols, refusedAt, keepAlive, timeout, eventsPerPublish);
  }

  /** The same settings with other origins. */
  public LifecycleSettings with(AllowedOrigins pages) {
    return new LifecycleSettings(
        plainMode, pages, unknownSubprotocols, refusedAt, keepAlive, timeout, eventsPerPublish);
  }

  /** The same settings with another handling of unknown subprotocols. */
  public LifecycleSettings with(UnknownSubprotocols unknown) {
    return new LifecycleSettings(
        plainMode, origins, unknown, refusedAt, keepAlive, timeout, eventsPerPublish);
  }

  /** The same settings with another time of refusal. */
  public LifecycleSettings with(RefusedAt moment) {
    return new LifecycleSettings(
        plainMode, origins, unknownSubprotocols, moment, keepAlive, timeout, eventsPerPublish);
  }

  /** The same settings with another keep-alive interval and timeout. */
  public LifecycleSettings withTimes(Duration interval, Duration timeLimit) {
    return new LifecycleSettings(
        plainMode, origins, unknownSubprotocols, refusedAt, interval, timeLimit, eventsPerPublish);
  }

  /** The same settings with another number of events. */
  public LifecycleSettings withEventsPerPublish(int most) {
    return new LifecycleSettings(
        plainMode, origins, unknownSubprotocols, refusedAt, keepAlive, timeout, most);
  }
}
