package dev.switchboard.domain.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One WebSocket that is open at the gateway, or is about to open.
 *
 * @param connectedAt when the gateway accepted the connection, to the millisecond; every event of a
 *     connection carries it
 * @param protocol the protocol chosen at the handshake; later only the store knows it
 * @param state whether the client was accepted at the handshake; later only the store knows it
 * @param principal the principal that first used the connection; absent for a client without
 *     credentials, before the first message with credentials, and in a subscription that is read
 */
public record Connection(
    ConnectionId id,
    Instant connectedAt,
    Protocol protocol,
    ConnectionState state,
    Optional<PrincipalId> principal) {

  /**
   * The time for which a row is valid. API Gateway closes every connection after 2 hours; the rest
   * allows for clock differences and retries.
   */
  public static final Duration LIFETIME = Duration.ofHours(2).plusMinutes(10);

  /**
   * The maximum time for which a connection can be stored but not reachable yet.
   *
   * <p>API Gateway opens a connection only after {@code $connect} has answered, for which it waits
   * 29 seconds. Until then it answers 410 for that connection.
   */
  public static final Duration OPENING = Duration.ofSeconds(30);

  public Connection {
    if (!(state instanceof ConnectionState.Accepted) && protocol != Protocol.EVENTS) {
      throw new IllegalArgumentException(
          "Only a connection of the Events protocol can be refused after its handshake.");
    }
  }

  /** Creates a connection whose client was accepted. */
  public Connection(ConnectionId id, Instant connectedAt, Protocol protocol) {
    this(id, connectedAt, protocol, new ConnectionState.Accepted(), Optional.empty());
  }

  /**
   * Returns a connection of the Events protocol whose client was refused.
   *
   * @param reason one sentence for the client, without credentials
   */
  public static Connection refused(ConnectionId id, Instant connectedAt, String reason) {
    return notAccepted(id, connectedAt, new ConnectionState.Refused(reason));
  }

  /**
   * Returns a connection of the Events protocol whose credentials could not be checked.
   *
   * @param reason one sentence for the client, without credentials
   */
  public static Connection unavailable(ConnectionId id, Instant connectedAt, String reason) {
    return notAccepted(id, connectedAt, new ConnectionState.Unavailable(reason));
  }

  /**
   * Returns a connection of the Events protocol that exceeded a limit.
   *
   * @param reason one sentence for the client, without credentials
   */
  public static Connection overLimit(ConnectionId id, Instant connectedAt, String reason) {
    return notAccepted(id, connectedAt, new ConnectionState.OverLimit(reason));
  }

  private static Connection notAccepted(
      ConnectionId id, Instant connectedAt, ConnectionState state) {
    return new Connection(id, connectedAt, Protocol.EVENTS, state, Optional.empty());
  }

  /** Returns a connection of a plain client. */
  public static Connection plain(ConnectionId id, Instant connectedAt) {
    return new Connection(id, connectedAt, Protocol.PLAIN);
  }

  /** Returns the same connection with another principal. */
  public Connection withPrincipal(Optional<PrincipalId> other) {
    return new Connection(id, connectedAt, protocol, state, other);
  }

  /** Returns the instant from which the connection counts as closed, even without a disconnect. */
  public Instant expiresAt() {
    return connectedAt.plus(LIFETIME);
  }

  /** Returns whether the connection has expired. */
  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt());
  }

  /**
   * Returns whether the connection may still be about to open, so that a 410 does not mean that it
   * is gone.
   */
  public boolean mayBeOpening(Instant now) {
    return now.isBefore(connectedAt.plus(OPENING));
  }
}
