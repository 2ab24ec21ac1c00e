package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.protocol.ProtocolError;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Records the principals of connections, and limits the connections of one token's subject.
 *
 * <p>Connections are counted before one is added, without a lock. Connects at the same moment can
 * therefore exceed the limit by their number.
 */
final class ConnectionPrincipals {

  private static final ProtocolError LIMIT_REACHED =
      new ProtocolError(
          ProtocolError.Type.LIMIT_EXCEEDED,
          "You have the maximum number of open connections; close one of them first.");

  private final ConnectionStore store;
  private final OptionalInt maxConnections;

  /**
   * Creates a recorder.
   *
   * @param maxConnections the maximum number of connections of one token's subject, if any
   */
  ConnectionPrincipals(ConnectionStore store, OptionalInt maxConnections) {
    this.store = store;
    this.maxConnections = maxConnections;
  }

  /**
   * Records the principal of an accepted message, if its connection has none. This writes once for
   * each connection, and only if its handshake had no credentials.
   *
   * @return the error if the principal has too many connections; then nothing is recorded
   * @throws StoreUnavailableException if the principal could not be recorded
   */
  Optional<ProtocolError> recordOnce(Connection connection, Principal principal) {
    Optional<PrincipalId> id = principal.id();
    if (id.isEmpty() || connection.principal().isPresent()) {
      return Optional.empty();
    }
    Optional<ProtocolError> refusal = limitReached(connection, principal);
    if (refusal.isEmpty()) {
      store.recordPrincipal(connection, id.get());
    }
    return refusal;
  }

  /**
   * Returns the error if the principal has the maximum number of connections without this one.
   *
   * @throws StoreUnavailableException if they could not be read
   */
  Optional<ProtocolError> limitReached(Connection connection, Principal principal) {
    if (maxConnections.isEmpty() || principal.kind() != Principal.Kind.TOKEN) {
      return Optional.empty();
    }
    int max = maxConnections.getAsInt();
    long others =
        principal.id().stream()
            .flatMap(id -> store.connectionsOf(id, max + 1).stream())
            .filter(open -> !open.equals(connection.id()))
            .count();
    return others < max ? Optional.empty() : Optional.of(LIMIT_REACHED);
  }
}
