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
 * $disconnect}.
 */
public final class OpenConnections {

  private static final long GOODBYE_MILLIS = 250;

  private final Map<String, OpenConnection> byId = new ConcurrentHashMap<>();
  private final RouteDispatcher routes;
  private volatile boolean abandoned;

  public OpenConnections(RouteDispatcher routes) {
    this.routes = routes;
  }

  public void add(OpenConnection connection) {
    byId.put(connection.peer().id().text(), connection);
  }

  public Optional<OpenConnection> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, in no order; those that come and go meanwhile may be there or not. */
  public Collection<OpenConnection> all() {
    return byId.values();
  }

  /**
   * Forgets a connection and tells the function; the first reason counts, later ones do nothing.
   */
  public void end(OpenConnection connection, CloseReason reason) {
    if (connection.end()) {
      forget(connection, reason);
    }
  }

  /** Ends a connection from this side; closing one that has ended does nothing. */
  public void close(OpenConnection connection, CloseReason reason) {
    if (connection.end()) {
      forget(connection, reason);
      connection.close(reason);
    }
  }

  /** Tells the function of a client that it let in, and that went before it could hear so. */
  public void neverOpened(ConnectionInfo peer, CloseReason reason) {
    if (!abandoned) {
      routes.neverOpened(peer, reason);
    }
  }

  /** Closes all without a word to the function, and gives them a moment to part in order. */
  public void abandon() {
    abandoned = true;
    List<CompletableFuture<Void>> partings = new ArrayList<>();
    for (OpenConnection connection : byId.values()) {
      if (connection.end()) {
        connection.close(CloseReason.GOING_AWAY);
        partings.add(connection.closed());
      }
    }
    CompletableFuture.allOf(partings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, GOODBYE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private void forget(OpenConnection connection, CloseReason reason) {
    connection.cutSoon();
    byId.remove(connection.peer().id().text());
    if (!abandoned) {
      routes.disconnect(connection, reason);
    }
  }
}
