package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Closes connections that are idle or open for too long.
 *
 * <p>It checks all connections at a 20th of the shortest timeout, and at least four times a second.
 * A timer per connection would cost more than the checks of ten thousand connections.
 */
final class ConnectionTimeouts implements AutoCloseable {

  private static final long LONGEST_INTERVAL_MILLIS = 250;
  private static final long SHORTEST_INTERVAL_MILLIS = 5;
  private static final int CHECKS_PER_TIMEOUT = 20;

  private final OpenConnections connections;
  private final WebSocketLimits limits;
  private final InstantSource clock;
  private final CloseReason tooOld;
  private final Faults faults;
  private final Thread checker = Thread.ofVirtual().unstarted(this::checkRepeatedly);

  ConnectionTimeouts(OpenConnections connections, GatewaySettings settings, Faults faults) {
    this.connections = connections;
    this.limits = settings.limits();
    this.clock = settings.clock();
    this.tooOld = CloseReason.tooOld(settings.assumptions());
    this.faults = faults;
  }

  void start() {
    checker.start();
  }

  private void checkRepeatedly() {
    Duration shortest =
        limits.idle().compareTo(limits.duration()) < 0 ? limits.idle() : limits.duration();
    long millis =
        Math.clamp(
            shortest.toMillis() / CHECKS_PER_TIMEOUT,
            SHORTEST_INTERVAL_MILLIS,
            LONGEST_INTERVAL_MILLIS);
    try {
      while (true) {
        Thread.sleep(millis);
        checkAll();
      }
    } catch (InterruptedException closed) {
      // The endpoint is closed.
    }
  }

  private void checkAll() {
    Instant now = clock.instant();
    for (OpenConnection connection : connections.all()) {
      if (isOver(connection.info().connectedAt(), limits.duration(), now)) {
        connections.close(connection, tooOld);
      } else if (isOver(connection.idleSince(), limits.idle(), now)) {
        connections.close(connection, CloseReason.GOING_AWAY);
      } else if (faults
          .cutAfter()
          .filter(age -> isOver(connection.info().connectedAt(), age, now))
          .isPresent()) {
        connection.cut();
      }
    }
  }

  private static boolean isOver(Instant since, Duration time, Instant now) {
    return !since.plus(time).isAfter(now);
  }

  @Override
  public void close() {
    checker.interrupt();
  }
}
