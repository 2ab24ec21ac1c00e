package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Closes connections whose time is over: silent for too long, or open for too long.
 *
 * <p>It looks at all of them every now and then, at a 20th of the shortest time and at least four
 * times a second; a timer for each would cost more than ten thousand glances do.
 */
public final class ConnectionTimeouts implements AutoCloseable {

  private static final long SELDOM_MILLIS = 250;
  private static final long OFTEN_MILLIS = 5;
  private static final int GLANCES = 20;

  private final OpenConnections connections;
  private final WebSocketLimits limits;
  private final InstantSource clock;
  private final CloseReason tooOld;
  private final Faults faults;
  private final Thread watch = Thread.ofVirtual().unstarted(this::watch);

  public ConnectionTimeouts(OpenConnections connections, GatewaySettings settings, Faults faults) {
    this.connections = connections;
    this.limits = settings.limits();
    this.clock = settings.clock();
    this.tooOld = CloseReason.tooOld(settings.assumptions());
    this.faults = faults;
  }

  public void start() {
    watch.start();
  }

  private void watch() {
    Duration shortest =
        limits.idle().compareTo(limits.duration()) < 0 ? limits.idle() : limits.duration();
    long millis = Math.clamp(shortest.toMillis() / GLANCES, OFTEN_MILLIS, SELDOM_MILLIS);
    try {
      while (true) {
        Thread.sleep(millis);
        look();
      }
    } catch (InterruptedException over) {
      // Closed, and nothing is left to watch.
    }
  }

  private void look() {
    Instant now = clock.instant();
    for (OpenConnection connection : connections.all()) {
      if (isOver(connection.peer().connectedAt(), limits.duration(), now)) {
        connections.close(connection, tooOld);
      } else if (isOver(connection.idleSince(), limits.idle(), now)) {
        connections.close(connection, CloseReason.GOING_AWAY);
      } else if (faults
          .cutsAfter()
          .filter(age -> isOver(connection.peer().connectedAt(), age, now))
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
    watch.interrupt();
  }
}
