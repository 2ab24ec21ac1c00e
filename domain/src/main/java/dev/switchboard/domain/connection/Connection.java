package dev.switchboard.domain.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * One WebSocket that the gateway has, or is about to have, open.
 *
 * @param connectedAt when the gateway took the connection, to the millisecond; every event of a
 *     connection carries it
 * @param protocol what was agreed on at the handshake; only the store knows it later
 */
public record Connection(ConnectionId id, Instant connectedAt, Protocol protocol) {

  /**
   * How long a row can be true: API Gateway closes every connection after 2 hours; the rest is
   * slack for clocks and retries.
   */
  public static final Duration LIFETIME = Duration.ofHours(2).plusMinutes(10);

  /**
   * How long a connection can be remembered but not reachable yet.
   *
   * <p>API Gateway opens a connection only after {@code $connect} has answered, for which it waits
   * 29 seconds, and says until then that the connection is gone.
   */
  public static final Duration OPENING = Duration.ofSeconds(30);

  /** One that speaks plain text. */
  public static Connection plain(ConnectionId id, Instant connectedAt) {
    return new Connection(id, connectedAt, Protocol.PLAIN);
  }

  /** The instant from which the connection is forgotten, whatever was or was not heard of it. */
  public Instant expiresAt() {
    return connectedAt.plus(LIFETIME);
  }

  /** Whether the connection is forgotten by now. */
  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt());
  }

  /**
   * Whether the connection may still be about to open, so that a peer said to be gone may yet come.
   */
  public boolean mayBeOpening(Instant now) {
    return now.isBefore(connectedAt.plus(OPENING));
  }
}
