package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.event.ConnectionInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All connections that posts can reach: from just after their 101 until just before their {@code
 * $disconnect}. Thread-safe.
 */
public final class OpenConnections {

  private static final long CLOSE_ALL_MILLIS = 250;

  private final Map<String, OpenConnection> byId = new ConcurrentHashMap<>();
  private final RouteDispatcher routes;
  private volatile boolean isClosing;

  OpenConnections(RouteDispatcher routes) {
    this.routes = routes;
  }

  void add(OpenConnection connection) {
    byId.put(connection.info().id().text(), connection);
  }

  /** Finds a connection by its id. */
  public Optional<OpenConnection> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * All connections, in no particular order. Those opened or closed meanwhile may or may not be
   * included.
   */
  public Collection<OpenConnection> all() {
    return byId.values();
  }

  /**
   * Removes a connection and sends {@code $disconnect}. A call for an ended connection does
   * nothing.
   */
  void end(OpenConnection connection, CloseReason reason) {
    if (connection.end()) {
      remove(connection, reason);
    }
  }

  /** Closes a connection from the gateway's side. A call for an ended connection does nothing. */
  public void close(OpenConnection connection, CloseReason reason) {
    if (connection.end()) {
      remove(connection, reason);
      connection.close(reason);
    }
  }

  /** Sends {@code $disconnect} for an accepted client whose socket never opened. */
  void neverOpened(ConnectionInfo connection, CloseReason reason) {
    if (!isClosing) {
      routes.neverOpened(connection, reason);
    }
  }

  /**
   * Closes all connections without {@code $disconnect}, and waits briefly for their close frames.
   */
  void closeAll() {
    isClosing = true;
    List<CompletableFuture<Void>> closings = new ArrayList<>();
    for (OpenConnection connection : byId.values()) {
      if (connection.end()) {
        connection.close(CloseReason.GOING_AWAY);
        closings.add(connection.closed());
      }
    }
    CompletableFuture.allOf(closings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, CLOSE_ALL_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private void remove(OpenConnection connection, CloseReason reason) {
    connection.cutAfterCloseTimeout();
    byId.remove(connection.info().id().text());
    if (!isClosing) {
      routes.disconnect(connection, reason);
    }
  }
}
